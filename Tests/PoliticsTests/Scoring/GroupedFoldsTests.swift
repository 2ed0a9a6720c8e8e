import Testing

@testable import Politics

@Suite struct GroupedFoldsTests {
  @Test func dividesEveryGroupOnce() {
    for count in 1...12 {
      for size in 1...30 {
        let groups = (0..<size).map { $0 * 3 }
        let folds = GroupedFolds(of: groups, count: count, seed: 5, repetition: 0)
        #expect(folds.folds.flatMap(\.self).sorted() == groups)
        let sizes = folds.folds.map(\.count)
        #expect(folds.folds.count == min(count, size))
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
        for fold in folds.folds.indices {
          #expect((folds.groups(outside: fold) + folds.folds[fold]).sorted() == groups)
        }
      }
    }
  }

  @Test func dependsOnSeedAndRepetitionOnly() {
    let groups = Array(0..<40)
    let folds = GroupedFolds(of: groups, count: 5, seed: 1, repetition: 0)
    #expect(folds == GroupedFolds(of: groups.reversed(), count: 5, seed: 1, repetition: 0))
    #expect(folds != GroupedFolds(of: groups, count: 5, seed: 2, repetition: 0))
    #expect(folds != GroupedFolds(of: groups, count: 5, seed: 1, repetition: 1))
  }
}

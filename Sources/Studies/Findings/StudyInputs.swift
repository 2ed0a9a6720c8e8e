/// What the futures of a study differ in, read once: open claims and uncertain numbers that vary.
struct StudyInputs {
  /// One of them.
  struct Input {
    let id: String
    let kind: ValueOfKnowing.Kind
    /// Of a claim its truth in each future, as 0 and 1; of a parameter its values.
    let values: [Double]

    var truths: [Bool] { values.map { $0 > 0.5 } }

    /// What an input of this form without influence shows.
    func chance(_ chance: SlicedDistances.Chance) -> Double {
      kind == .claim ? chance.claim(share: mean(values)) : chance.number
    }
  }

  /// Claims first, in the order of the study.
  let inputs: [Input]

  init(of records: some StudyRecords) throws {
    let outline = records.outline
    let settled = outline.settledClaims.map(\.id)
    func varies(_ values: [Double]) -> Bool { values.contains { $0 != values[0] } }
    var inputs: [Input] = []
    for (index, claim) in outline.claims.enumerated() where !settled.contains(claim.id) {
      let values = try records.truths(claim: index).map { $0 ? 1.0 : 0 }
      if varies(values) { inputs.append(Input(id: claim.id, kind: .claim, values: values)) }
    }
    for (index, parameter) in outline.parameters.enumerated() {
      let values = try records.values(parameter: index)
      if varies(values) { inputs.append(Input(id: parameter.id, kind: .parameter, values: values)) }
    }
    self.inputs = inputs
  }

  /// Some futures of others' inputs.
  init(_ whole: StudyInputs, futures: [Int]) {
    inputs = whole.inputs.map { input in
      Input(id: input.id, kind: input.kind, values: futures.map { input.values[$0] })
    }
  }

  var claims: [Input] { inputs.filter { $0.kind == .claim } }

  subscript(_ id: String) -> Input? { inputs.first { $0.id == id } }

  /// The slices of each input for `SlicedDistances`, in the order of `inputs`.
  func slices() -> [[UInt8]] {
    inputs.map { input in
      input.kind == .claim ? input.values.map { UInt8($0) } : SlicedDistances.slices(ofNumbers: input.values)
    }
  }

  /// Some inputs as a table; nil if there are none.
  func table(_ chosen: [Int]) throws -> InputTable? {
    guard !chosen.isEmpty else { return nil }
    return try InputTable(
      chosen.map { position in
        let input = inputs[position]
        return input.kind == .claim
          ? InputTable.claim(input.id, input.truths) : InputTable.Column(input.id, .continuous(input.values))
      })
  }
}

/// A position among things of one kind, dense from 0: never mixed with positions of other kinds.
protocol DenseIdentifier: Hashable, Sendable {
  var index: Int { get }
  init(_ index: Int)
}

/// A simulated actor.
struct ActorID: DenseIdentifier {
  let index: Int
  init(_ index: Int) { self.index = index }
}

/// A group of any kind: civilian groups come first, then forces, then organisations.
struct GroupID: DenseIdentifier {
  let index: Int
  init(_ index: Int) { self.index = index }
}

/// A civilian group, counted from the first civilian group.
struct CivilianID: DenseIdentifier {
  let index: Int
  init(_ index: Int) { self.index = index }
}

/// A number of the dossier, resolved for each future.
struct NumberID: DenseIdentifier {
  let index: Int
  init(_ index: Int) { self.index = index }
}

/// A claim whose truth matters.
struct ClaimID: DenseIdentifier {
  let index: Int
  init(_ index: Int) { self.index = index }
}

/// Why something is as it is in a future: a tree from what was asked to claims and assumptions.
public struct Explanation: Sendable, Codable, Hashable {
  /// One step of the chain.
  public struct Node: Sendable, Codable, Hashable {
    /// What sort of step it is.
    public enum Kind: String, Sendable, Codable {
      /// A part of what was asked.
      case part
      /// Something that people do or that happens: a block, an activity, a death, a change of control.
      case cause
      /// A condition that held.
      case condition
      /// A rule that stood against something.
      case rule
      /// What is different about a course of action.
      case course
      case claim, assumption
      /// What the dossier says of the start.
      case start
      /// Steps too small to be told one by one.
      case smaller
      /// What the method leaves: limits of a scale, rounding, changes nobody recorded.
      case residual
    }
    /// What sort of step it is.
    public var kind: Kind
    /// In a sentence.
    public var text: String
    /// Further lines: who asserts a claim, where it stands, why something is assumed.
    public var notes: [String]
    /// How much it adds to what stands above it, in `unit`; nil where the step has no number of its own.
    public var amount: Double?
    /// Its part of all that moved what was asked, 0…1: its siblings' shares add up to that of the step above.
    public var share: Double
    /// The claim, assumption, rule, course or block that it is.
    public var id: String?
    /// What explains it.
    public var because: [Node]
  }

  /// What was asked, as understood.
  public let question: String
  /// The answer, in a sentence or two.
  public let answer: String
  /// The value asked about.
  public let value: Double
  /// The one it is compared with.
  public let reference: Double
  /// What value and reference are measured in.
  public let unit: String
  /// The parts; their amounts add up to `value − reference`.
  public let parts: [Node]
  /// Claims, assumptions and blocks that the parts come down to, and their shares, the greatest first.
  public let roots: [Root]
  /// The sum of the shares that the chain leaves unexplained.
  public let residual: Double

  /// What a chain ends in.
  public struct Root: Sendable, Codable, Hashable {
    /// A claim, an assumption, a block, or what is left.
    public let kind: Node.Kind
    /// Its id, or the name of a block.
    public let id: String
    /// In a sentence.
    public let text: String
    /// 0…1
    public let share: Double
  }
}

extension Explanation.Node {
  /// The sum of the shares of the ends of the chain below, which is the step's own.
  public var sumOfEnds: Double { because.isEmpty ? share : because.reduce(0) { $0 + $1.sumOfEnds } }
}

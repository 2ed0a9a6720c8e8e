public import Chance
import Dossiers

/// Explains numbers of a future: replays it with a full ledger and follows every change back to blocks,
/// events, claims and assumptions.
///
/// The method is described in Guides/Ledger.md.
public final class Explainer {
  /// How far a chain is followed.
  public struct Limits: Sendable {
    /// Steps from what was asked.
    public var depth = 12
    /// Parts with less than this share are told together, 0…1.
    public var minimumShare = 0.02

    /// The defaults.
    public init() {}
  }

  let blueprint: Blueprint
  let replays: [Replay]
  let limits: Limits
  let words: ExplainerWords
  private var roots: [String: Explanation.Root] = [:]
  private var rootOrder: [String] = []
  private var residual = 0.0

  var isContrast: Bool { replays.count > 1 }
  var structure: Structure { blueprint.structure }
  var dossier: Dossier { blueprint.dossier }

  /// An explainer of one future.
  ///
  /// - Parameters:
  ///   - blueprint: what is simulated.
  ///   - course: index into `Blueprint.courses`.
  ///   - contrast: another one: differences between the two are explained.
  ///   - inputs: in the orders of the blueprint.
  ///   - stream: the future's random numbers.
  ///   - weeks: how many weeks a future of the study lasts.
  ///   - limits: how far explanations go.
  public init(
    _ blueprint: Blueprint, course: Int, contrast: Int? = nil, inputs: Inputs, stream: RandomStream, weeks: Int,
    limits: Limits = Limits()
  ) {
    self.blueprint = blueprint
    self.limits = limits
    replays = ([course] + [contrast].compactMap { $0 }).map {
      Replay(blueprint, course: $0, inputs: inputs, stream: stream, weeks: weeks)
    }
    words = ExplainerWords(blueprint)
  }

  /// FNV-1a over the final state of the future under each course: what the study has stored.
  public var digests: [UInt64] { replays.map(\.digest) }

  func state(_ moment: Moment) -> State { replays[moment.replay].end[moment.week] }
  func midweek(_ moment: Moment) -> State { replays[moment.replay].midweek[moment.week] }

  // MARK: The tree

  /// Why something is as it is.
  ///
  /// In a contrast: why it differs from the same week under the first course.
  public func explain(_ question: Question) -> Explanation {
    roots = [:]
    rootOrder = []
    residual = 0
    let week = min(max(question.week, 0), replays[0].weeks)
    let to = Moment(replay: replays.count - 1, week: week)
    let answer: Answer
    if case .control(let place) = question.topic {
      answer = controlAnswer(place, to)
    } else if let subject = question.subject(blueprint) {
      let from = Moment(replay: 0, week: isContrast ? week : 0)
      answer = Answer(
        text: topSentence(subject, from: from, to: to), value: value(subject, to), reference: value(subject, from),
        unit: words.unit(subject), parts: parts(of: subject, from: from, to: to))
    } else {
      answer = Answer(text: "Nothing is known of it.", value: 0, reference: 0, unit: "", parts: [])
    }
    let nodes = expand(answer.parts, share: 1, depth: 1)
    let ranked = rootOrder.compactMap { roots[$0] }.enumerated()
      .sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }.map(\.element)
    return Explanation(
      question: words.question(question, week: week), answer: answer.text, value: answer.value,
      reference: answer.reference, unit: answer.unit, parts: nodes, roots: ranked, residual: residual)
  }

  /// What is told at the top of a tree.
  struct Answer {
    var text: String
    var value: Double
    var reference: Double
    var unit: String
    var parts: [Part]
  }

  private func expand(_ parts: [Part], share: Double, depth: Int) -> [Explanation.Node] {
    let whole = parts.reduce(0) { $0 + $1.weight }
    guard whole > 0 else { return [] }
    let shares = parts.map { share * $0.weight / whole }
    var nodes: [Explanation.Node] = []
    var small: [Int] = []
    let order = parts.indices.sorted { (shares[$1], $0) < (shares[$0], $1) }
    for (rank, index) in order.enumerated() where parts[index].weight > 0 {
      let isEnd = parts[index].kind == .claim || parts[index].kind == .assumption
      // The greatest is followed in any case: a chain should end in something said or done.
      if rank > 0 && shares[index] < limits.minimumShare && parts[index].kind != .residual && !isEnd {
        small.append(index)
        continue
      }
      nodes.append(node(parts[index], share: shares[index], depth: depth))
    }
    if !small.isEmpty {
      let amounts = small.compactMap { parts[$0].amount }
      let share = small.reduce(0) { $0 + shares[$1] }
      add(root: .smaller, "smaller", "Steps too small to follow", share)
      nodes.append(
        Explanation.Node(
          kind: .smaller, text: small.count == 1 ? "one smaller part" : "\(small.count) smaller parts", notes: [],
          amount: amounts.count == small.count ? amounts.reduce(0, +) : nil, share: share, id: nil, because: []))
    }
    return nodes
  }

  private func node(_ part: Part, share: Double, depth: Int) -> Explanation.Node {
    var below: [Explanation.Node] = []
    if depth < limits.depth { below = expand(self.below(part), share: share, depth: depth + 1) }
    if below.isEmpty { count(part, share) }
    return Explanation.Node(
      kind: part.kind, text: part.text, notes: part.notes, amount: part.amount, share: share, id: part.id,
      because: below)
  }

  private func below(_ part: Part) -> [Part] {
    switch part.follow {
    case .nothing: []
    case .change(let subject, let from, let to): parts(of: subject, from: from, to: to)
    case .cause(let key, let curve, let from, let to): reasons(for: key, curve: curve, from: from, to: to)
    case .control(let place, let moment): controlAnswer(place, moment).parts
    case .grounds(let ids): grounds(ids)
    case .needed(let parts): parts
    }
  }

  private func count(_ part: Part, _ share: Double) {
    if part.kind == .residual { residual += share }
    add(root: part.kind, part.id ?? part.text, part.text, share)
  }

  private func add(root kind: Explanation.Node.Kind, _ id: String, _ text: String, _ share: Double) {
    let key = "\(kind) \(id)"
    if roots[key] == nil { rootOrder.append(key) }
    roots[key] = Explanation.Root(kind: kind, id: id, text: text, share: (roots[key]?.share ?? 0) + share)
  }

  /// The summands of a difference; nil reference: of the whole.
  func parts(of subject: ExplainedSubject, from: Moment?, to: Moment) -> [Part] {
    let reference = from ?? Moment(replay: to.replay, week: 0)
    switch subject {
    case .curve(let curve): return curveParts(curve, from: reference, to: to)
    case .influence, .support, .lead: return supportParts(subject, from: reference, to: to)
    case .security, .volatility: return securityParts(subject, from: reference, to: to)
    case .mood, .satisfaction, .vertical, .cooperation: return meanParts(subject, from: reference, to: to)
    case .stock(let table, let positions): return stockParts(table, positions, from: from, to: to)
    case .placesControlled, .populationControlled: return controlledParts(subject, from: reference, to: to)
    case .controls(let place, _): return controlAnswer(place, to).parts
    case .indicator(let index):
      return programParts(blueprint.measures[index], ahead: 0, from: reference, to: to)
    case .condition(let block):
      return blueprint.blocks[block].when.map { programParts($0, ahead: 1, from: reference, to: to) } ?? []
    }
  }
}

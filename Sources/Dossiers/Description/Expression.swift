/// A type-checked expression over the simulated state: a condition or a measure.
///
/// The tree refers to entities by their ids; `Simulation` compiles it once to a program over dense
/// identifiers. `diwan check` guarantees that every id exists and has the kind its place asks for.
public struct Expression: Sendable {
  /// What an expression yields.
  public enum ValueType: Sendable { case number, condition }

  /// The tree, with the ids of what it refers to.
  public indirect enum Node: Sendable, Hashable {
    case number(Double)
    case condition(Bool)
    case week
    case negate(Node)
    case not(Node)
    case binary(Operator, Node, Node)
    case choose(Node, Node, Node)
    case absolute(Node)
    /// To so many decimals.
    case rounded(Node, Int)
    /// `control(place) == actor`; nil: nobody. Inequality is wrapped in `not`.
    case controls(place: String, actor: String?)
    /// `control(a) == control(b)`
    case sameController(String, String)
    case influence(actor: String, place: String)
    case support(actor: String, place: String)
    /// nil group: of the place.
    case security(group: String?, place: String)
    case volatility(place: String)
    /// Civilian groups (places already replaced by their residents), weighted.
    case mood([String])
    case satisfaction([String], Concern)
    case vertical([String], actor: String)
    case horizontal(from: String, to: String)
    case cooperation([String], force: String)
    /// nil place: everywhere that it is deployed.
    case personnel(force: String, place: String?)
    case reserve(force: String)
    case population([String])
    case casualties([String])
    case losses(force: String)
    case placesControlled(actor: String)
    case populationControlled(actor: String)
    case happened(block: String)
    case enacted(rule: String)
    case claim(String)
    case value(String)
    // MARK: People and money as means
    /// Each a group or an actor.
    case affinity(of: String, to: String)
    case assigned(force: String, Activity, place: String)
    case activityCoverage(force: String, Activity, place: String)
    case supports(actor: String, beneficiary: String, place: String)
    case cash(actor: String)
    case savings(actor: String)
    // Ties
    case tie(from: String, kind: Tie.Kind, to: String)
    case dependence(client: String, patron: String)
    case obedience(client: String, patron: String)
    case compliance(actor: String, force: String)
    case means(actor: String)
    case position(actor: String, topic: String)
    /// See `CombatQuery`.
    case combat(CombatQuery)
    /// See `PeopleQuery`.
    case people(PeopleQuery)
    /// See `DecisionQuery`.
    case decision(DecisionQuery)
    // MARK: Information, services, situations, consumption; civilian groups weighted by population
    case coverage(medium: String, [String])
    /// nil source: anonymous.
    case acceptance(message: String, source: String?, [String])
    case serviceLevel(service: String, [String])
    case expectedLevel(service: String, [String])
    case situation(place: String, Situation.Kind)
    case consumption([String])
    case poverty([String])
  }

  /// Operators between two operands.
  public enum Operator: String, Sendable, Hashable {
    case add = "+", subtract = "-", multiply = "*", divide = "/"
    case less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">=", equal = "==", notEqual = "!="
    case and, or
    case minimum = "min", maximum = "max"
  }

  /// As written.
  public let text: String
  /// The checked tree.
  public let root: Node
  /// What it yields.
  public let type: ValueType
  /// Where it stands in the dossier.
  public let location: Location
}

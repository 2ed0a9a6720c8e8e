/// Turns an Athena scenario export into the files of a dossier.
///
/// Athena (Jet Propulsion Laboratory) exports a scenario as orders in its own language. What the dossier
/// cannot express is told in `notes`, with the line where it stands, and left out.
public struct AthenaImport {
  /// Names and texts of the dossier's files, in the order of the format.
  public private(set) var files: [(name: String, text: String)] = []
  /// What was left out or taken over differently, in order of lines.
  public var notes: [ImportNote] { collected.sorted { ($0.line, $0.message) < ($1.line, $1.message) } }

  /// Whether there is anything to simulate.
  public var hasScenario: Bool { !names.actors.isEmpty && !names.places.isEmpty && !names.civilians.isEmpty }

  let script: AthenaScript
  let file: String
  let weeks: Int
  var names = AthenaNames()
  var collected: [ImportNote] = []
  /// Orders that have been taken over, by name.
  var understood: Set<String> = []
  /// Ids of belief systems by Athena's number.
  var beliefIDs: [String: String] = [:]
  /// The last value of each model parameter that is set.
  var parameters: [String: AthenaScript.Statement] = [:]
  /// Messages that appeal to something and do something.
  var messageIDs: Set<String> = []
  /// Bundles of attitude inputs, by name.
  var curses: [String: Curse] = [:]

  /// A bundle of attitude inputs.
  struct Curse {
    let order: AthenaScript.Statement
    var injects: [AthenaScript.Statement] = []
  }

  /// What stands for grounds: everything is taken from the scenario.
  static let because = "athena-scenario"

  /// Imports the text of an export.
  ///
  /// - Parameters:
  ///   - text: the export.
  ///   - file: its name, for the grounds of all numbers.
  ///   - weeks: the horizon of the dossier, 1–5200; an export does not say.
  public init(_ text: String, file: String, weeks: Int = 52) {
    script = AthenaScript(text)
    self.file = file
    self.weeks = weeks
    collected = script.notes
    for order in script.orders("PARM:SET") {
      if let name = order["parm"] { parameters[name] = order }
    }
    understood = ["PARM:SET", "SIM:STARTDATE", "SIM:STARTTICK"]
    readNames()
    readCurses()
    let sections: [(String, String)] = [
      ("dossier", dossier()), ("assumptions", assumptions()), ("actors", actors()), ("groups", groups()),
      ("relationships", relationships()), ("places", places()), ("topics", topics()), ("beliefs", beliefs()),
    ]
    let information = information()
    let strategies = strategies()
    files =
      (sections + information + [
        ("services", services()), ("situations", situations()),
        ("strategies", strategies.actors), ("hazards", strategies.system),
        ("courses", "scenario: {name: The scenario as written, because: \(AthenaImport.because)}\n"),
      ]).filter { !$0.1.isEmpty }.map { (name: $0.0 + ".yaml", text: $0.1) }
    noteWhatIsLeft()
  }

  mutating func note(_ line: Int, _ message: String) { collected.append(ImportNote(line: line, message: message)) }

  /// Orders of a name, which are thereby taken over.
  mutating func take(_ name: String) -> [AthenaScript.Statement] {
    understood.insert(name)
    return script.orders(name)
  }

  /// A record's entries with its grounds.
  func record(_ entries: [(String, String?)]) -> String {
    YAMLText.map(entries + [("because", AthenaImport.because)])
  }

  func number(_ value: Double?) -> String? { value.map(YAMLText.number) }

  // MARK: Names

  private mutating func readNames() {
    for order in script.orders("ACTOR:CREATE") { order["a"].map { names.actors.append($0) } }
    for order in script.orders("NBHOOD:CREATE") {
      guard let place = order["n"] else { continue }
      names.places.append(place)
      if order.isTrue("local") { names.localPlaces.append(place) }
    }
    for order in script.orders("CIVGROUP:CREATE") {
      if let group = order["g"], let home = order["n"] { names.civilians.append((group, home)) }
    }
    for order in script.orders("FRCGROUP:CREATE") { order["g"].map { names.forces.append($0) } }
    for order in script.orders("ORGGROUP:CREATE") { order["g"].map { names.organisations.append($0) } }
    // Athena goes through things in the order of their names.
    names.actors.sort()
    names.places.sort()
    names.localPlaces.sort()
    names.civilians.sort { $0.name < $1.name }
    names.forces.sort()
    names.organisations.sort()
    names.startTick = script.orders("SIM:STARTTICK").last?.number("starttick").map { Int($0) } ?? 0
    var taken: Set<String> = []
    for order in script.orders("BSYS:SYSTEM:UPDATE") {
      guard let system = order["sid"] else { continue }
      let name = order["name"] ?? ""
      let isID =
        name.utf8.first.map { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } == true
        && name.utf8.allSatisfy { byte in
          (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F
        }
      let id = isID && taken.insert(name).inserted ? name : "system-\(system)"
      beliefIDs[system] = id
    }
  }

  /// Statements of a kind in the order of names.
  mutating func sorted(_ order: String, by option: String) -> [AthenaScript.Statement] {
    take(order).sorted { ($0[option] ?? "") < ($1[option] ?? "") }
  }

  // MARK: What is left

  /// Parts of Athena that are outside of what is modelled.
  private static let outside: [(prefix: String, what: String)] = [
    ("PLANT:", "plants and infrastructure"), ("ECON:", "the economy"), ("MAP:", "the map"), ("MAD:", "magic drivers"),
    ("BOOKMARK:", "bookmarks"), ("COMPARE:", "comparisons"),
  ]

  private mutating func noteWhatIsLeft() {
    for order in script.orders where !understood.contains(order.name) {
      if let part = AthenaImport.outside.first(where: { order.name.hasPrefix($0.prefix) }) {
        note(order.line, "\(order.name): \(part.what) are outside of what is modelled; left out")
      } else {
        note(order.line, "\(order.name) is not understood; left out")
      }
    }
  }
}

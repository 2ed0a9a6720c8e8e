import Dossiers
import Foundation
import Simulation
import Testing

@testable import Exchange

@Suite struct AthenaImportTests {
  /// A scenario with a bit of everything, and lines that cannot be taken over.
  static let script = #"""
    send SIM:STARTDATE -startdate 2026W01
    send PARM:SET -parm control.threshold -value 0.6
    send PARM:SET -parm uram.factors.SFT -value {0.04 0.03}
    send PARM:SET -parm no.such.parameter -value 1
    send BSYS:PLAYBOX:UPDATE -gamma .8
    send BSYS:TOPIC:ADD -tid 1
    send BSYS:TOPIC:UPDATE -tid 1 -name {Central rule} -affinity 1
    send BSYS:SYSTEM:ADD -sid 2
    send BSYS:SYSTEM:UPDATE -sid 2 -name {New rule} -commonality .5
    send BSYS:BELIEF:UPDATE -bid {2 1} -position .9 -emphasis .25
    send ACTOR:CREATE -a GOV -longname {The "Government"} -bsid 2 -atype BUDGET -budget 5.000M -cash_reserve 2K
    send ACTOR:CREATE -a BOSS -bsid 1 -atype INCOME -income_goods 1,000 -income_pop 500 -cash_on_hand 10
    send ACTOR:SUPPORTS -a BOSS -supports GOV
    send NBHOOD:CREATE -n TOWN -longname Town -local YES -pcf { 1.0} -urbanization URBAN -controller GOV
    send NBHOOD:CREATE -n HILL -longname Hill -local NO -pcf 0.0 -urbanization ISOLATED -controller NONE
    send NBREL:UPDATE -id {TOWN HILL} -proximity NEAR
    send NBREL:UPDATE -id {HILL TOWN} -proximity FAR
    send CIVGROUP:CREATE -g TOWNEES -n TOWN -bsid 2 -demeanor AGGRESSIVE -basepop 1000 -pop_cr 1.2 -sa_flag 0
    send CIVGROUP:CREATE -g HILLEES -n HILL -bsid 2 -demeanor AVERAGE -basepop 500 -sa_flag 1 -housing CAMP
    send FRCGROUP:CREATE -g ARMY -a GOV -forcetype REGULAR -training PARTIAL -equip_level POOR -base_personnel 200 -cost 10
    send ORGGROUP:CREATE -g AID -a BOSS -orgtype CTR -base_personnel 20 -cost 0
    send SAT:UPDATE -id {TOWNEES SFT} -base -22 -saliency 0.7
    send COOP:UPDATE -id {TOWNEES ARMY} -base 20 -regress_to NATURAL -natural 40
    send HREL:OVERRIDE -id {TOWNEES ARMY} -base -0.5
    send PLANT:SHARES:CREATE -a GOV -n TOWN -rho 1.0 -num 1
    send STRANGE:ORDER -x 1
    gibberish
    block add GOV -onlock 1 -once 0 -intent {Deploy} -tmode ALWAYS -t1 {} -t2 {} -cmode ALL -emode SOME
    tactic add - DEPLOY -g ARMY -pmode PERCENT -percent 50 -nlist {_type NBHOODS _rule BY_VALUE nlist {TOWN HILL}} -nmode EQUAL -redeploy 1
    tactic add - ASSIGN -g ARMY -n TOWN -activity PATROL -pmode SOME -personnel 10
    tactic add - BUILD -n TOWN -mode CASH -num 1 -amount 1000
    tactic add - EXECUTIVE -command {puts hello}
    block add GOV -onlock 0 -once 1 -tmode DURING -t1 3 -t2 5 -cmode ANY -emode ALL
    condition add - EXPR -expression controls(\"GOV\",\"TOWN\")
    condition add - CONTROL -a GOV -sense DOESNT -anyall ANY -nlist {_type NBHOODS _rule BY_VALUE nlist {TOWN HILL}}
    tactic add - SUPPORT -a NONE -nlist {_type NBHOODS _rule CONTROLLED_BY alist GOV}
    tactic add - STANCE -mode BY_GROUP -f ARMY -glist {_type GROUPS _rule BY_VALUE raw_value {TOWNEES HILLEES}} -drel -0.2
    block add BOSS -onlock 0 -once 0 -tmode AFTER -t1 2 -t2 {} -cmode ALL -emode ALL
    condition add - EXPR -expression {gdp() > 1}
    tactic add - FUND -a GOV -mode PERCENT -amount 0 -percent 10
    block add SYSTEM -onlock 0 -once 0 -tmode AT -t1 4 -t2 {} -cmode ALL -emode ALL
    tactic add - FLOW -f TOWNEES -g HILLEES -mode UPTO -personnel 7 -percent 0
    """#

  static func write(_ result: AthenaImport) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "diwan-import-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in result.files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return folder
  }

  static func dossier(_ result: AthenaImport) throws -> Dossier {
    let folder = try write(result)
    defer { try? FileManager.default.removeItem(at: folder) }
    let check = DossierCheck(folder: folder.path(percentEncoded: false))
    #expect(check.diagnostics.map(\.description) == [])
    return try check.soundDossier()
  }

  @Test func makesADossierThatChecksAndRuns() throws {
    let result = AthenaImport(Self.script, file: "tiny.tcl", weeks: 10)
    let dossier = try Self.dossier(result)
    #expect(dossier.start.text == "2025-12-29")
    #expect(dossier.horizon == 10)
    #expect(dossier.actors.keys.elements == ["BOSS", "GOV"])
    #expect(dossier.groups.keys.elements == ["TOWNEES", "HILLEES", "ARMY", "AID"])
    #expect(dossier.strategies["GOV"]?.first?.name.contains("GOV B1: Deploy") == true)
    #expect(dossier.hazards.count == 1)
    _ = try Blueprint(compiling: dossier)
  }

  @Test func takesOverNumbers() throws {
    let dossier = try Self.dossier(AthenaImport(Self.script, file: "tiny.tcl"))
    func constant(_ quantity: Quantity?) -> Double? {
      if case .constant(let value)? = quantity?.form { value } else { nil }
    }
    #expect(constant(dossier.settings["athena-compatibility"]) == 1)
    #expect(constant(dossier.settings["affinity-common-ground"]) == 0.8)
    #expect(constant(dossier.settings["control-threshold"]) == 0.6)
    #expect(constant(dossier.settings["adaptation-safety"]) == 0.04)
    #expect(constant(dossier.settings["regression-safety"]) == 0.03)
    #expect(constant(dossier.actors["GOV"]?.money?.budget) == 5e6)
    #expect(constant(dossier.actors["GOV"]?.money?.savings) == 2000)
    #expect(constant(dossier.actors["BOSS"]?.money?.income) == 1500)
    #expect(dossier.actors["BOSS"]?.supports == .actor("GOV"))
    #expect(dossier.places["TOWN"]?.proximity.map(\.proximity) == [.near])
    #expect(dossier.places["HILL"]?.proximity.map(\.proximity) == [.far])
    guard case .civilian(let civilian)? = dossier.groups["TOWNEES"]?.kind,
      case .force(let force)? = dossier.groups["ARMY"]?.kind
    else { return #expect(Bool(false), "groups are missing") }
    #expect(constant(civilian.growth) == 1.2)
    #expect(constant(civilian.satisfaction[.safety]) == -22)
    #expect(constant(civilian.saliency[.safety]) == 0.7)
    #expect(constant(civilian.naturalCooperation.first?.level) == 40)
    #expect(constant(force.reserve) == 200)
    #expect(constant(force.cost) == 10)
    #expect(force.equipment == .poor)
  }

  /// Everything that is left out is told, with its line, at once.
  @Test func tellsWhatIsLeftOut() {
    let result = AthenaImport(Self.script, file: "tiny.tcl")
    let lines = Self.script.split(separator: "\n", omittingEmptySubsequences: false)
    func note(at text: String) -> [String] {
      guard let line = lines.firstIndex(where: { $0.contains(text) }) else { return [] }
      return result.notes.filter { $0.line == line + 1 }.map(\.message)
    }
    #expect(note(at: "no.such.parameter").first?.contains("no counterpart") == true)
    #expect(note(at: "PLANT:SHARES").first?.contains("outside") == true)
    #expect(note(at: "STRANGE:ORDER").first?.contains("not understood") == true)
    #expect(note(at: "gibberish").first?.contains("no order") == true)
    #expect(note(at: "EXECUTIVE").first?.contains("not modelled") == true)
    #expect(note(at: "tactic add - BUILD").first?.contains("plants") == true)
    #expect(note(at: "gdp()").first?.contains("gdp") == true)
    #expect(note(at: "-housing CAMP").first?.contains("housing") == true)
    #expect(result.notes == result.notes.sorted { ($0.line, $0.message) < ($1.line, $1.message) })
  }

  /// A set that depends on the state becomes one block for each of its members.
  @Test func splitsSetsThatChange() throws {
    let dossier = try Self.dossier(AthenaImport(Self.script, file: "tiny.tcl"))
    let blocks = try #require(dossier.strategies["GOV"])
    let supports = blocks.filter { block in
      block.actions.contains { if case .support = $0.kind { true } else { false } }
    }
    #expect(supports.count == 2)
    #expect(supports.allSatisfy { $0.when?.text.contains("== GOV") == true && $0.once })
  }

  @Test(arguments: [
    ("5.000M", 5e6), ("500,000", 5e5), (".8", 0.8), ("-.5", -0.5), (" 1.0", 1), ("2K", 2000), ("1B", 1e9),
  ])
  func readsNumbers(_ text: String, _ value: Double) {
    #expect(AthenaScript.number(text) == value)
  }

  @Test(arguments: ["", "x", "1e999", "nan", "--1", "M"])
  func refusesNumbers(_ text: String) { #expect(AthenaScript.number(text) == nil) }

  /// An import never traps, and what it makes of a script without some line either checks or says why not.
  @Test func survivesMissingLines() throws {
    let lines = Self.script.split(separator: "\n", omittingEmptySubsequences: false)
    for index in lines.indices {
      var rest = lines
      rest.remove(at: index)
      let result = AthenaImport(rest.joined(separator: "\n"), file: "tiny.tcl")
      let folder = try Self.write(result)
      defer { try? FileManager.default.removeItem(at: folder) }
      _ = DossierCheck(folder: folder.path(percentEncoded: false))
    }
  }
}

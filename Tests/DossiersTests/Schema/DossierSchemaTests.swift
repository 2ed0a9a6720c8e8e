import Foundation
import Testing

@testable import Dossiers

@Suite struct DossierSchemaTests {
  @Test func readingAsksForExactlyTheDeclaredKeys() throws {
    let folder = try TemporaryDossier(Self.everything)
    var loading = DossierLoading()
    loading.audits = [:]
    let dossier = loading.load(folder: folder.path, sourcesFolder: nil)
    #expect(dossier != nil, "\(loading.diagnostics)")
    let audits = try #require(loading.audits)
    for (declared, asked) in audits {
      #expect(asked.isSubset(of: declared))
      #expect(
        asked == Set(declared), "a record with the keys \(declared) never reads \(Set(declared).subtracting(asked))")
    }
    // Every record of the schemas was read at least once.
    let read = Set(audits.keys.map { Set($0) })
    for section in Section.all {
      for record in section.schema.records where !record.isUnion && !record.isQuantity && !record.isSettings {
        #expect(read.contains(Set(record.properties.map(\.name))), "\(section.name): \(record.summary)")
      }
    }
  }

  /// Additions to the template, so that every kind of record occurs.
  static let everything: [String: String] = [
    "groups/more.yaml": """
    relief:
      kind: organisation
      name: Relief
      owner: government
      type: ngo
      deployments: [{place: uplands, personnel: 10, activity: relief}]
      because: road-closed
    """,
    "places/more.yaml": """
    pass:
      name: The pass
      kind: site
      shape: {file: map.geojson, feature: pass}
      because: road-closed
    """,
    "map.geojson": #"{"type": "FeatureCollection", "features": [{"id": "pass"}]}"#,
    "hazards/fights.yaml": """
    fights:
      name: Fights
      do:
        - engage: {force: army, against: upland-guard, in: uplands}
        - hide: {force: upland-guard, in: uplands}
        - air-support: {force: army, in: uplands, factor: 2}
        - besiege: {force: army, in: uplands}
        - attack-campaign: {force: upland-guard, in: uplands, rate: 1}
      because: road-closed
    """,
    "hazards/means.yaml": """
    means:
      name: Means
      do:
        - station: {force: army, in: [uplands], personnel: 10, by: evenly, renewed: true}
        - station: {force: army, in: {controlled-by: government}, at-least: 3, at-most: 9}
        - assign: {force: army, in: uplands, activity: patrol, share: 0.5}
        - mobilize: {force: army, up-to: 5000}
        - demobilize: {force: army, undeployed: true, all-but: 10}
        - fallen: {force: army, in: uplands, personnel: 2}
        - flow: {from: uplanders, to: coast-dwellers, per-year: 2}
      because: road-closed
    """,
    "hazards/more.yaml": """
    everything:
      name: Everything
      do:
        - deploy: {force: army, to: uplands, personnel: 1}
        - demobilize: {force: army, in: uplands}
        - cooperation: {of: all, toward: army, points: 1}
        - horizontal: {of: all, toward: army, points: 1}
        - broadcast: {message: open-road, over: radio, by: government, as: nobody, cost: 3}
        - grant: {medium: radio, to: government}
        - fund-services: {service: clinics, of: uplanders, by: government, amount: 10}
        - service-level: {service: power, change: -0.5, from: required}
        - situation: {kind: drought, in: uplands, coverage: 0.5, weeks: 3, resolver: army}
        - resolve: {kind: drought, in: uplands, by: army}
        - accident: {in: uplands, coverage: 0.5}
        - demonstration: {by: uplanders, in: uplands}
        - explosion: {in: uplands}
        - riot: {in: uplands}
        - violence: {in: uplands}
        - consumption: {of: all, level: 0.9, poverty: 0.2}
      because: road-closed
    """,
    "hazards/ties.yaml": """
    ties:
      name: Ties
      do:
        - tie: {from: government, kind: funds, to: relief, strength: 0.2}
        - untie: {from: government, kind: funds, to: relief}
        - ally: {from: government, with: upland-council}
        - break-alliance: {from: government, with: upland-council}
        - sponsor: {from: government, client: upland-council, funds: 0.1, arms: 0.1, advises: 0.1, directs: 0.1}
        - invite: {who: army, by: upland-council}
        - ban: {who: relief, by: government, revoke: true}
        - deny: {who: mara-eskel, by: government}
        - recognise: {who: upland-council, by: government}
        - appoint: {who: mara-eskel, to: army}
        - purge: {who: mara-eskel, from: army}
        - defect: {force: army, to: upland-guard, in: uplands, share: 0.1}
        - detain: {by: army, of: uplanders, against: upland-guard, in: uplands, personnel: 3, accuracy: 0.5}
        - release: {of: uplanders, force: upland-guard, share: 0.5}
        - amnesty: {force: upland-guard, share: 0.1}
        - table: {rule: army-stays-below-the-pass}
        - withhold: {rule: army-stays-below-the-pass}
        - repeal: {rule: army-stays-below-the-pass}
      because: road-closed
    """,
    "actors/more.yaml": """
    neighbours:
      name: The neighbours
      kind: state
      beliefs: coastal
      goals: [{measure: "vertical(uplanders, neighbours)", weight: 1, scale: 0.1}]
      rationality: 2
      decides-every: 8
      because: road-closed
    """,
    "institutions/more.yaml": """
    assembly: {name: Assembly, kind: parliament, of: tarvia, because: road-closed}
    """,
    "issues.yaml": """
    police:
      name: Who polices the Uplands
      low: the coast
      high: the Uplands
      range: [0, 100]
      positions:
        government: {position: 20, salience: 0.8, capability: 60, because: road-closed}
        upland-council: {position: 90, capability: 40}
        mara-eskel: {position: 80, capability: 1}
      because: road-closed
      note: x
    """,
    "parliaments.yaml": """
    assembly:
      government: government
      office: army
      lists:
        government:
          seats: 60
          discipline: 2
          patron: upland-council
          leverage: 1
          leader: mara-eskel
          attendance: 0.9
          boycotts: false
          voters: {coast-dwellers: 0.8, uplanders: 0.1}
        upland-council: {seats: 40, voters: {uplanders: 0.9}}
      majority: 51
      quorum: two-thirds
      formation:
        majority: half-of-members
        quorum: none
        formateur: largest-bloc
        mergers: [{lists: [government, upland-council], chance: 0.1}]
        vetoes: government
        camps: [{name: Uplands, lists: upland-council, at-least: 1}]
        incumbents: [government, upland-council]
        formed: true
        endorsements: [{by: mara-eskel, list: government, strength: -1}]
        issues: {police: 1}
        minority-governments: false
        parameters: {surplus: 0.5, minority: 2}
        spoils: 10
      elections:
        dates: [2031-06-01]
        method: modified-sainte-lague
        first-divisor: 1.7
        threshold: 0.01
        district-threshold: 0.02
        districts: [{name: Coast, seats: 60, places: port-tarv}, {name: Uplands, seats: 35, places: [uplands]}]
        compensatory: 3
        reserved: [{name: The old, seats: 2, lists: [upland-council]}]
      because: road-closed
    """,
    "bills.yaml": """
    police-law:
      name: Police law
      parliament: assembly
      issue: police
      position: 80
      status-quo: 10
      by: upland-council
      gatekeeper: government
      defeat: 0.2
      dilution: {name: Half a law, share: 0.5, enacts: [], repeals: []}
      enacts: army-stays-below-the-pass
      repeals: army-stays-below-the-pass
      whips: {government: -1}
      patrons: {upland-council: 1}
      majority: half-of-members
      quorum: 20
      because: road-closed
    """,
    "hazards/decisions.yaml": """
    decisions:
      name: Decisions
      when: passed(police-law) or withheld(police-law) or governs(government)
      do:
        - vote: {bill: police-law, discharge: true}
        - elect: {parliament: assembly}
        - form: {parliament: assembly}
        - boycott: {list: government, parliament: assembly, ends: true}
        - payment: {lists: [government], bill: police-law, amount: 1}
        - sponsor: {from: upland-council, client: government, funds: 0.1}
      because: road-closed
    """,
    "movements.yaml": """
    rising:
      name: The rising
      force: upland-guard
      against: government
      from: uplanders
      potential: 0.01
      pace: 0.1
      threshold: 0.1
      motives: {belief: 1, resentment: 1, pay: 0.5, fear: 0.5}
      natives: 1
      believers: 0.5
      because: road-closed
    """,
    "displacement.yaml": """
    - {from: uplanders, to: coast-dwellers, start: 10, because: road-closed}
    """,
    "media.yaml": """
    radio:
      name: Radio
      owner: government
      capacity: 0.9
      cost: 10
      coverage: {uplands: 0.5}
      penetration: {uplanders: 0.5}
      because: road-closed
    """,
    "narratives.yaml": """
    one-road:
      name: One road for all
      topics: {self-rule: weakly-for}
      because: road-closed
    """,
    "messages.yaml": """
    open-road:
      name: The road is open
      narrative: one-road
      effects:
        - satisfaction: {concern: safety, points: S+}
        - vertical: {toward: government, points: 3}
        - horizontal: {toward: army, points: 3}
        - cooperation: {toward: army, points: XS-}
      because: road-closed
    """,
    "services.yaml": """
    clinics: {name: Clinics, kind: essential, groups: [uplanders], required: 0.3, cost: 2, because: road-closed}
    power: {name: Power, kind: energy, funded: false, level: 0.5, because: road-closed}
    """,
    "situations.yaml": """
    dry: {kind: drought, place: uplands, coverage: 0.5, weeks: 9, new: false, resolver: army, because: road-closed}
    """,
    "strategies/more.yaml": """
    government:
      - name: Leaning
        how: some
        at-start: true
        do:
          - support: {actor: self, in: uplands}
          - fund: {actor: upland-council, money: 10}
          - deposit: {share: 0.1}
          - draw: {all-but: 5}
          - spend: {at-most: 3}
        because: road-closed
    neighbours:
      - name: Watching
        option: season
        do: [{support: {actor: nobody, in: uplands}}]
        because: road-closed
    """,
  ]

  @Test func everySectionHasASchemaThatIsJSON() throws {
    for section in DossierSchema.sections {
      let text = try #require(DossierSchema.document(for: section))
      let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      #expect(root["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    }
    #expect(DossierSchema.document(for: "nonsense") == nil)
    _ = try JSONSerialization.jsonObject(with: Data(DossierSchema.allDocuments.utf8))
  }

  @Test func theFormatDocumentNamesEverySection() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(contentsOf: root.appendingPathComponent("docs/dossier-format.md"), encoding: .utf8)
    for section in DossierSchema.sections { #expect(page.contains("| `\(section).yaml` |"), "\(section)") }
    for function in ExpressionFunction.names {
      #expect(
        page.contains("`\(function)(") || page.contains(" `\(function)(") || page.contains("\(function)("),
        "\(function)")
    }
    for kind in Action.kinds.keys { #expect(page.contains("- \(kind): {"), "\(kind)") }
    for kind in Tie.Kind.allCases { #expect(page.contains(kind.rawValue), "\(kind)") }
  }

  /// An independent validator agrees with the schemas, where Python has one.
  @Test func jsonschemaAgrees() throws {
    let folder = try TemporaryDossier(Self.everything)
    for section in DossierSchema.sections {
      let text = try #require(DossierSchema.document(for: section))
      try folder.write(Array(text.utf8), to: "schemas/\(section).json")
    }
    try folder.write(Array(Self.script.utf8), to: "validate.py")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", folder.path + "/validate.py", folder.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    guard (try? process.run()) != nil else {
      print("skipped: no python3")
      return
    }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    if process.terminationStatus == 77 || process.terminationStatus == 127 {
      print("skipped: python3 with yaml and jsonschema is not here")
      return
    }
    #expect(process.terminationStatus == 0, "\(text)")
    #expect(text.contains("valid"))
  }

  /// Validates every section, then breaks each in a few ways and expects to be told.
  private static let script = """
    import copy, glob, json, os, sys
    try:
        import yaml
        from jsonschema import Draft202012Validator
    except ImportError:
        sys.exit(77)
    # Dates stay text, as in YAML 1.2.
    class Loader(yaml.SafeLoader): pass
    Loader.yaml_implicit_resolvers = {
        first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith(("timestamp", "bool"))]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}
    import re
    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))
    folder = sys.argv[1]
    failures = []
    count = 0
    for path in sorted(glob.glob(folder + "/schemas/*.json")):
        section = os.path.basename(path)[:-5]
        schema = json.load(open(path))
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        for file in glob.glob(f"{folder}/{section}.yaml") + glob.glob(f"{folder}/{section}/*.yaml"):
            data = yaml.load(open(file), Loader)
            for error in validator.iter_errors(data):
                failures.append(f"{file}: {error.json_path}: {error.message}")
            count += 1
            broken = []
            def first(value):
                return value[0] if isinstance(value, list) else next(iter(value.values()))
            if section == "strategies":
                continue
            record = (lambda d: d) if section == "dossier" else first
            b = copy.deepcopy(data); record(b)["nonsense"] = 1; broken.append(b)
            b = copy.deepcopy(data); record(b)[next(iter(record(b)))] = {"a": [1]}; broken.append(b)
            if section not in ("dossier", "accounts"):
                b = copy.deepcopy(data); r = record(b)
                for key in list(r): del r[key]
                broken.append(b)
            for b in broken:
                if validator.is_valid(b):
                    failures.append(f"{section}: accepts {b}"[:300])
    print("valid" if not failures else "", count, "files")
    print("\\n".join(failures))
    sys.exit(1 if failures or count < 24 else 0)
    """
}

extension Schema {
  /// The records in this shape and below.
  fileprivate var records: [RecordSchema] {
    switch self {
    case .record(let record): [record] + record.properties.flatMap { $0.schema.records }
    case .array(let inner, _), .named(_, let inner): inner.records
    case .tuple(let inner), .either(let inner): inner.flatMap(\.records)
    case .dictionary(_, let inner): inner.records
    default: []
    }
  }
}

extension RecordSchema {
  /// Numbers and settings are not read through `Record`; their keys come from one list anyway.
  fileprivate var isQuantity: Bool { summary == "A number with its grounds." }
  fileprivate var isSettings: Bool { summary == "Model parameters." }
}

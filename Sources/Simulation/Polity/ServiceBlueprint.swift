import Dossiers

/// A service with names resolved and numbers by identifier.
struct ServiceBlueprint: Sendable {
  let kind: Service.Kind
  let isFunded: Bool
  /// Civilian groups that it is about.
  let groups: [Int]
  let required: NumberID?
  let level: NumberID?
  let cost: NumberID?

  /// What Athena has in every scenario, whether or not anybody pays for it.
  static func athena(groups: [Int]) -> [ServiceBlueprint] {
    Service.Kind.allCases.map { kind in
      ServiceBlueprint(
        kind: kind, isFunded: kind == .essential, groups: groups, required: nil, level: nil, cost: nil)
    }
  }
}

extension BlueprintCompiler {
  mutating func services() -> [ServiceBlueprint] {
    var services: [ServiceBlueprint] = []
    for service in dossier.services.values {
      services.append(
        ServiceBlueprint(
          kind: service.kind, isFunded: service.isFunded,
          groups: service.groups.isEmpty
            ? Array(0..<structure.civilianCount) : service.groups.compactMap { groupPositions[$0] },
          required: service.required.map { numbers.add($0) }, level: service.level.map { numbers.add($0) },
          cost: service.cost.map { numbers.add($0) }))
    }
    return services
  }
}

extension Services {
  init(model: Model) {
    let structure = model.structure
    var blueprints = model.blueprint.services
    if blueprints.isEmpty, model.parameters.reproducesAthena {
      blueprints = ServiceBlueprint.athena(groups: Array(0..<structure.civilianCount))
    }
    self.init(
      structure: structure, parameters: model.parameters,
      offers: Services.offers(blueprints, structure) { model[$0] })
  }

  /// Services with their numbers by civilian group.
  static func offers(
    _ blueprints: [ServiceBlueprint], _ structure: Structure, _ value: (NumberID) -> Double
  ) -> [Offer] {
    blueprints.map { blueprint in
      let groups = 0..<structure.civilianCount
      func urbanisation(_ group: Int) -> Int { structure.urbanisation[structure.home[group]] }
      let usual = groups.map { required(blueprint.kind, urbanisation($0)) }
      return Offer(
        kind: blueprint.kind, isFunded: blueprint.isFunded, isServed: groups.map(blueprint.groups.contains),
        required: usual.map { usual in blueprint.required.map(value) ?? usual },
        cost: groups.map { group in blueprint.cost.map(value) ?? saturationCost[urbanisation(group)] },
        level: usual.map { usual in blueprint.level.map(value) ?? usual })
    }
  }

  /// Share of the saturation level that people cannot do without, by urbanisation: Athena's.
  static func required(_ kind: Service.Kind, _ urbanisation: Int) -> Double {
    switch kind {
    case .essential: [0, 0.2, 0.4, 0.6][urbanisation]
    case .energy, .transport: [0, 0.4, 0.9, 1][urbanisation]
    case .water: [0.8, 0.9, 1, 1][urbanisation]
    }
  }

  /// Money per head and week for the saturation level of a funded service, by urbanisation: Athena's.
  static let saturationCost = [0.01, 0.1, 0.2, 0.4]
}

import OrderedCollections

/// A function of the expression language: how it is written and what it becomes.
struct ExpressionFunction: Sendable {
  let usage: String
  let type: Expression.ValueType
  let build: @Sendable (inout ArgumentReader) throws(ExpressionError) -> Expression.Node

  private static func number(
    _ usage: String, _ build: @escaping @Sendable (inout ArgumentReader) throws(ExpressionError) -> Expression.Node
  ) -> ExpressionFunction {
    ExpressionFunction(usage: usage, type: .number, build: build)
  }

  private static func condition(
    _ usage: String, _ build: @escaping @Sendable (inout ArgumentReader) throws(ExpressionError) -> Expression.Node
  ) -> ExpressionFunction {
    ExpressionFunction(usage: usage, type: .condition, build: build)
  }

  /// Functions with a form of their own are handled by the checker.
  static let names = ["if", "abs", "round", "min", "max", "control"] + all.keys

  static let all = core.merging(combat) { first, _ in first }.merging(people) { first, _ in first }
    .merging(decisions) { first, _ in first }

  private static let core: OrderedDictionary<String, ExpressionFunction> = [
    "influence": number("actor, place") { reader throws(ExpressionError) in
      .influence(actor: try reader.id(.simulatedActor), place: try reader.id(.simulatedPlace))
    },
    "support": number("actor, place") { reader throws(ExpressionError) in
      .support(actor: try reader.id(.simulatedActor), place: try reader.id(.simulatedPlace))
    },
    "security": number("place) or security(group, place") { reader throws(ExpressionError) in
      let group = reader.remaining > 1 ? try reader.id(.group) : nil
      return .security(group: group, place: try reader.id(.simulatedPlace))
    },
    "volatility": number("place") { reader throws(ExpressionError) in
      .volatility(place: try reader.id(.simulatedPlace))
    },
    "mood": number("group, …") { reader throws(ExpressionError) in .mood(try reader.civilians()) },
    "satisfaction": number("group, …, concern") { reader throws(ExpressionError) in
      .satisfaction(try reader.civilians(reserved: 1), try reader.concern())
    },
    "vertical": number("group, …, actor") { reader throws(ExpressionError) in
      .vertical(try reader.civilians(reserved: 1), actor: try reader.id(.simulatedActor))
    },
    "horizontal": number("group, group") { reader throws(ExpressionError) in
      .horizontal(from: try reader.id(.group), to: try reader.id(.group))
    },
    "cooperation": number("group, …, force") { reader throws(ExpressionError) in
      .cooperation(try reader.civilians(reserved: 1), force: try reader.id(.force))
    },
    "personnel": number("force) or personnel(force, place") { reader throws(ExpressionError) in
      let force = try reader.id(.deployable)
      return .personnel(force: force, place: reader.remaining > 0 ? try reader.id(.simulatedPlace) : nil)
    },
    "reserve": number("force") { reader throws(ExpressionError) in .reserve(force: try reader.id(.deployable)) },
    "population": number("group, …") { reader throws(ExpressionError) in .population(try reader.civilians()) },
    "casualties": number("group, …") { reader throws(ExpressionError) in .casualties(try reader.civilians()) },
    "losses": number("force") { reader throws(ExpressionError) in .losses(force: try reader.id(.deployable)) },
    "places-controlled": number("actor") { reader throws(ExpressionError) in
      .placesControlled(actor: try reader.id(.simulatedActor))
    },
    "population-controlled": number("actor") { reader throws(ExpressionError) in
      .populationControlled(actor: try reader.id(.simulatedActor))
    },
    "happened": condition("block") { reader throws(ExpressionError) in .happened(block: try reader.block()) },
    "enacted": condition("rule") { reader throws(ExpressionError) in .enacted(rule: try reader.id(.rule)) },
    "tie": condition("entity, kind, entity") { reader throws(ExpressionError) in
      .tie(from: try reader.id(.entity), kind: try reader.tieKind(), to: try reader.id(.entity))
    },
    "allied": condition("entity, entity") { reader throws(ExpressionError) in
      .tie(from: try reader.id(.entity), kind: .alliedWith, to: try reader.id(.entity))
    },
    "dependence": number("client, patron") { reader throws(ExpressionError) in
      .dependence(client: try reader.id(.simulatedActor), patron: try reader.id(.simulatedActor))
    },
    "obedience": number("client, patron") { reader throws(ExpressionError) in
      .obedience(client: try reader.id(.simulatedActor), patron: try reader.id(.simulatedActor))
    },
    "compliance": number("actor, force") { reader throws(ExpressionError) in
      .compliance(actor: try reader.id(.simulatedActor), force: try reader.id(.deployable))
    },
    "means": number("actor") { reader throws(ExpressionError) in .means(actor: try reader.id(.simulatedActor)) },
    "position": number("actor, topic") { reader throws(ExpressionError) in
      .position(actor: try reader.id(.simulatedActor), topic: try reader.id(.topic))
    },
    "claim": condition("claim") { reader throws(ExpressionError) in .claim(try reader.id(.claim)) },
    "value": number("claim or assumption") { reader throws(ExpressionError) in .value(try reader.valuedGround()) },
    // People and money as means
    "affinity": number("group or actor, group or actor") { reader throws(ExpressionError) in
      .affinity(of: try reader.id(.groupOrActor), to: try reader.id(.groupOrActor))
    },
    "assigned": number("force, activity, place") { reader throws(ExpressionError) in
      .assigned(
        force: try reader.id(.deployable), try reader.activity(), place: try reader.id(.simulatedPlace))
    },
    "activity-coverage": number("force, activity, place") { reader throws(ExpressionError) in
      .activityCoverage(
        force: try reader.id(.deployable), try reader.activity(), place: try reader.id(.simulatedPlace))
    },
    "supports": condition("actor, actor, place") { reader throws(ExpressionError) in
      .supports(
        actor: try reader.id(.simulatedActor), beneficiary: try reader.id(.simulatedActor),
        place: try reader.id(.simulatedPlace))
    },
    "cash": number("actor") { reader throws(ExpressionError) in .cash(actor: try reader.id(.simulatedActor)) },
    "savings": number("actor") { reader throws(ExpressionError) in .savings(actor: try reader.id(.simulatedActor)) },
    // MARK: Information, services, situations, consumption
    "coverage": number("medium, group, …") { reader throws(ExpressionError) in
      .coverage(medium: try reader.id(.medium), try reader.civilians())
    },
    "acceptance": number("message, actor or nobody, group, …") { reader throws(ExpressionError) in
      .acceptance(message: try reader.id(.message), source: try reader.actorOrNobody(), try reader.civilians())
    },
    "service-level": number("service, group, …") { reader throws(ExpressionError) in
      .serviceLevel(service: try reader.id(.service), try reader.civilians())
    },
    "expected-level": number("service, group, …") { reader throws(ExpressionError) in
      .expectedLevel(service: try reader.id(.service), try reader.civilians())
    },
    "situation": condition("place, kind") { reader throws(ExpressionError) in
      .situation(place: try reader.id(.simulatedPlace), try reader.situationKind())
    },
    "consumption": number("group, …") { reader throws(ExpressionError) in .consumption(try reader.civilians()) },
    "poverty": number("group, …") { reader throws(ExpressionError) in .poverty(try reader.civilians()) },
  ]
}

extension Codec where Value == Expression {
  /// An expression of a type; nil: a number or a condition.
  static func expression(_ type: Expression.ValueType?) -> Codec {
    Codec(schema: .named("expression", .text)) { node, decoding in
      guard let scalar = node.scalar else {
        decoding.wrongType(node, expected: "an expression")
        return nil
      }
      do throws(ExpressionError) {
        let syntax = try ExpressionParser.parse(scalar.value)
        let typed = try ExpressionChecker(decoding: decoding).check(syntax, as: type)
        return Expression(text: scalar.value, root: typed.node, type: typed.type, location: node.location)
      } catch {
        // What is missing may be in a part that could not be read.
        if error.code == .expressionName, !decoding.names.isWhole { return nil }
        decoding.report(
          error.code, at: scalar.sourceOffset(of: error.offset), in: node.text, error.message, help: error.help)
        return nil
      }
    }
  }
}

import OrderedCollections

/// A dossier being put together.
struct Draft {
  var title = ""
  var question = ""
  var summary: String?
  var start = PartialDate(year: 1970, month: 1, day: 1)
  var horizon = 1
  var indicators: OrderedDictionary<String, Indicator> = [:]
  var settings: OrderedDictionary<String, Quantity> = [:]
  var sources: OrderedDictionary<String, Source> = [:]
  var claims: OrderedDictionary<String, Claim> = [:]
  var accounts: OrderedDictionary<String, Account> = [:]
  var assumptions: OrderedDictionary<String, Assumption> = [:]
  var voices: OrderedDictionary<String, Voice> = [:]
  var actors: OrderedDictionary<String, Actor> = [:]
  var groups: OrderedDictionary<String, Group> = [:]
  var relationships: [Relationship] = []
  var places: OrderedDictionary<String, Place> = [:]
  var topics: OrderedDictionary<String, Topic> = [:]
  var beliefs: OrderedDictionary<String, BeliefSystem> = [:]
  // MARK: Information, services, situations
  var media: OrderedDictionary<String, Medium> = [:]
  var narratives: OrderedDictionary<String, Narrative> = [:]
  var messages: OrderedDictionary<String, Message> = [:]
  var services: OrderedDictionary<String, Service> = [:]
  var situations: OrderedDictionary<String, Situation> = [:]
  var movements: OrderedDictionary<String, Movement> = [:]
  var routes: [FlightRoute] = []
  var ties: [Tie] = []
  var institutions: OrderedDictionary<String, Institution> = [:]
  var rules: OrderedDictionary<String, Rule> = [:]
  // MARK: Decisions
  var issues: OrderedDictionary<String, Issue> = [:]
  var parliaments: OrderedDictionary<String, Parliament> = [:]
  var bills: OrderedDictionary<String, Bill> = [:]
  var events: OrderedDictionary<String, Event> = [:]
  var strategies: OrderedDictionary<String, [Block]> = [:]
  var hazards: OrderedDictionary<String, Block> = [:]
  var courses: OrderedDictionary<String, CourseOfAction> = [:]

  func dossier(quantities: [Quantity], digest: String, folder: String) -> Dossier {
    Dossier(
      title: title, question: question, summary: summary, start: start, horizon: horizon, indicators: indicators,
      settings: settings, sources: sources, claims: claims, accounts: accounts, assumptions: assumptions,
      voices: voices, actors: actors, groups: groups, relationships: relationships, places: places, topics: topics,
      beliefs: beliefs, media: media, narratives: narratives, messages: messages, services: services,
      situations: situations, movements: movements, routes: routes, ties: ties, institutions: institutions,
      rules: rules, issues: issues, parliaments: parliaments, bills: bills, events: events, strategies: strategies,
      hazards: hazards, courses: courses, quantities: quantities.sorted { $0.location < $1.location }, digest: digest,
      folder: folder)
  }
}

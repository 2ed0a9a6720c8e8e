/// Causes of information, services, situations, events and consumption. Effects of one cause do not add up:
/// two shortages of food at once are felt as the worse of them.
extension Cause {
  static let information: Int32 = 32
  static let hunger: Int32 = 33
  static let thirst: Int32 = 34
  static let communications: Int32 = 35
  static let culturalSite: Int32 = 36
  static let disaster: Int32 = 37
  static let disease: Int32 = 38
  static let sickness: Int32 = 39
  static let fuel: Int32 = 40
  static let garbage: Int32 = 41
  static let spill: Int32 = 42
  static let ordnance: Int32 = 43
  static let pipeline: Int32 = 44
  static let refinery: Int32 = 45
  static let religiousSite: Int32 = 46
  static let sewage: Int32 = 47
  static let demonstration: Int32 = 48
  static let essentialServices: Int32 = 49
  static let energy: Int32 = 50
  static let water: Int32 = 51
  static let transport: Int32 = 52
  static let consumption: Int32 = 53
  static let unemployment: Int32 = 54

  /// What a message, an event or a situation that a block began is charged to inside its cause; the other
  /// sources are positions, and −1 is nowhere in particular.
  static func source(ofBlock block: Int) -> Int32 { Int32(truncatingIfNeeded: -2 - block) }

  /// The block that a source stands for, if it stands for one.
  static func block(ofSource source: Int32) -> Int? { source <= -2 ? -2 - Int(source) : nil }
}

/// The version of Diwan.
enum Version {
  /// A study is only continued by the version that began it, so every change of results changes it.
  static let current = "0.1.0"
}

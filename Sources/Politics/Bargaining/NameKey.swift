/// Names as numbers, so that what is drawn for an actor depends on its name and not on its place in a list.
enum NameKey {
  /// The 64-bit hash FNV-1a of the name's UTF-8.
  static func of(_ name: String) -> UInt64 {
    name.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}

/// Collects the value of a scalar and where its pieces came from.
struct ScalarBuilder {
  private var value: [UInt8] = []
  private var pieces: [(value: Int, source: Int)] = []
  /// Bytes up to here come from escapes and are not trimmed as blanks.
  private var protectedCount = 0
  private var nextSource = -1

  mutating func append(_ bytes: ArraySlice<UInt8>, from source: Int, protected: Bool = false) {
    if source != nextSource { pieces.append((value.count, source)) }
    value.append(contentsOf: bytes)
    nextSource = source + bytes.count
    if protected {
      protectedCount = value.count
      nextSource = -1
    }
  }

  /// What follows comes from here.
  mutating func mark(at source: Int) {
    pieces.append((value.count, source))
    nextSource = source
  }

  /// Joins two lines: a space, or line feeds if there were empty lines between.
  mutating func fold(_ emptyLines: Int, at source: Int) {
    value.append(contentsOf: emptyLines == 0 ? [0x20] : Array(repeating: 0x0A, count: emptyLines))
    protectedCount = value.count
    mark(at: source)
  }

  mutating func breaks(_ count: Int, at source: Int) {
    value.append(contentsOf: repeatElement(0x0A, count: count))
    mark(at: source)
  }

  mutating func dropTrailingBlanks() {
    while value.count > protectedCount, let last = value.last, YAMLReader.isBlank(last) { value.removeLast() }
  }

  func scalar(_ style: YAMLScalar.Style) -> YAMLScalar {
    YAMLScalar(value: String(decoding: value, as: UTF8.self), style: style, pieces: pieces)
  }
}

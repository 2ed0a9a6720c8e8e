/// Looks at the bytes of a file before they are read as YAML.
enum TextCheck {
  struct Problem {
    let code: Diagnostic.Code
    let offset: Int
    let message: String
    let help: String?
  }

  /// Problems, and the text with every forbidden character replaced by a space.
  static func clean(_ bytes: [UInt8]) -> (bytes: [UInt8], problems: [Problem]) {
    if String(validating: bytes, as: UTF8.self) == nil {
      let offset = firstInvalid(in: bytes)
      let utf16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      // What comes before is shown; nothing of the file is read as YAML.
      return (
        Array(bytes[..<offset]),
        [
          Problem(
            code: .invalidEncoding, offset: offset, message: "this file is not UTF-8 text",
            help: utf16 ? "it looks like UTF-16; save it as UTF-8" : "save it as UTF-8")
        ]
      )
    }
    var clean = bytes
    var problems: [Problem] = []
    for (offset, byte) in bytes.enumerated() {
      let isControl =
        switch byte {
        case 0x09, 0x0A: false
        case 0x0D: offset + 1 == bytes.count || bytes[offset + 1] != 0x0A
        case ..<0x20, 0x7F: true
        // C1 controls are C2 80 to C2 9F; 85 is an old line end.
        case 0xC2: offset + 1 < bytes.count && bytes[offset + 1] < 0xA0
        // A byte order mark is one only at the start.
        case 0xEF: offset > 0 && bytes[offset...].prefix(3) == [0xEF, 0xBB, 0xBF]
        default: false
        }
      guard isControl else { continue }
      clean[offset] = 0x20
      for following in offset + 1..<offset + (byte == 0xC2 ? 2 : byte == 0xEF ? 3 : 1) { clean[following] = 0x20 }
      guard problems.count < 5 else { continue }
      let name =
        byte == 0 ? "a NUL byte" : byte == 0x0D ? "a carriage return without a line feed" : "a control character"
      problems.append(
        Problem(code: .controlCharacter, offset: offset, message: "\(name) stands here", help: "delete it"))
    }
    return (clean, problems)
  }

  private static func firstInvalid(in bytes: [UInt8]) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded): offset += encoded.count
      case .error, .emptyInput: return min(offset, bytes.count)
      }
    }
  }
}

import Foundation
import Testing

@testable import Dossiers

@Suite struct YAMLReaderTests {
  /// Texts that both readers must take, and take alike.
  static let accepted: [String] = [
    "",
    "# only a comment\n",
    "a: 1\nb: two words\n",
    "a:\n  b: 1\n  c:\n    d: x\ne: f\n",
    "a:\n- 1\n- 2\nb: 3\n",
    "a:\n  - 1\n  - 2\nb: 3\n",
    "- a: 1\n  b: 2\n- c: 3\n",
    "- - 1\n  - 2\n- - 3\n",
    "-\n  a: 1\n-\n  b: 2\n",
    "a:\nb:\n  c:\nd: ~\ne: null\n",
    "a: 'it''s'\nb: \"tab\\t quote \\\" \\u00e9 \\x41 \\U0001F600\"\n",
    "a: \"folded\n  over\n\n  lines \\\n  joined\"\n",
    "a: 'folded\n  over\n\n  lines'\n",
    "a: plain over\n  several\n  lines\n\n  and an empty one\nb: 1\n",
    "a: |\n  keep\n   these\n  lines\nb: 1\n",
    "a: >\n  fold\n  these\n\n  lines\n   but not\n   these\n  again\nb: 1\n",
    "a: |-\n  strip\nb: |+\n  keep\n\n\nc: >-\n  fold\n  strip\n",
    "a: |2\n    two extra\n  none\nb: 1\n",
    "a: |\n\n  after an empty line\n",
    "a: >\n\n  folded after an empty line\n  more\n",
    "a: |\n",
    "a: |\nb: 1\n",
    "- |\n  text\n- >\n  text\n  more\n",
    "a: {b: 1, c: [1, 2, {d: e}], f: }\n",
    "a: [one two, 'three', \"four\", 5]\nb: []\nc: {}\n",
    "a: [\n  1,\n  2,\n]\nb: {\n  c: 1,\n  d: 2\n}\n",
    "a: [1, 2, ] # trailing comma\n",
    "a: {\"b\":1, 'c': 2}\n",
    "a: b # comment\nc: d#no comment\n# comment\n\n  # indented comment\ne: f\n",
    "a: http://example.org/x:y\nb: 12:30\n",
    "a: -1\nb: -x\nc: ?x\nd: :x\n",
    "'quoted key': 1\n\"other: key\": 2\nkey with spaces : 3\n",
    "---\na: 1\n",
    "---\n# comment\na: 1\n...\n",
    "a: 1\r\nb:\r\n  - x\r\n  - y\r\nc: |\r\n  one\r\n  two\r\n",
    "a: é ü 日本語 😀\nb: x\n",
    "no: yes\non: off\n",
    "a: 1 \nb:  2\t\n",
    "a:\n  # comment first\n  b: 1\n",
    "a: x\n# comment between\nb: y\n",
    "a: \"\"\nb: ''\n",
    "just text\n",
    "[1, 2]\n",
    "- x\n-   y\n-\n  - z\n",
    "a:\n  -  b: 1\n     c: 2\n  -  d: 3\n",
    "a: \"x\" # comment\nb: [1] # comment\n",
    "a: 'x\ty'\nb: x\ty\n",
  ]

  @Test(arguments: accepted) func agreesWithYams(_ text: String) throws {
    let oracle = try #require(oracleYAML(text), "Yams refuses this; the case does not belong here")
    let (root, problems) = readYAML(text)
    #expect(problems.map(\.message) == [])
    #expect(root == oracle)
  }

  /// Texts outside the part of YAML that is read, or outside YAML, with where and what.
  @Test(arguments: [
    ("a: &x 1\nb: *x\n", ["1:4 alias", "2:4 alias"]),
    ("a: !!binary x\n", ["1:4 tag"]),
    ("!!map\na: 1\n", ["1:1 tag"]),
    ("a: 1\n---\nb: 2\n", ["2:1 multiple-documents"]),
    ("%YAML 1.2\n---\na: 1\n", ["1:1 syntax"]),
    ("a: 1\na: 2\n", ["2:1 duplicate-key"]),
    ("a: {b: 1, b: 2}\n", ["1:11 duplicate-key"]),
    ("a:\n\tb: 1\n", ["2:1 tab-indentation"]),
    ("a: b: c\n", ["1:5 syntax"]),
    ("a: [1, 2\nb: 3\n", ["1:4 syntax"]),
    ("a: {x: 1\nb: 3\n", ["1:4 syntax"]),
    ("a: \"never closed\nb: 3\n", ["1:4 syntax"]),
    ("a: 'closed' and more\n", ["1:13 syntax"]),
    ("a: 1\n   b: 2\n", ["2:5 syntax"]),
    ("a: 'x'\n   b: 2\n", ["2:4 syntax"]),
    ("? a\n: b\n", ["1:1 syntax"]),
    ("a: @b\n", ["1:4 syntax"]),
    ("a: - b\n", ["1:4 syntax"]),
    ("a: 1\nb\nc: 2\n", ["2:1 syntax"]),
    ("- a\nb: 1\n", ["2:1 syntax"]),
    ("a: \"\\q\"\n", ["1:5 syntax"]),
    ("a: \"\\ud800\"\n", ["1:5 syntax"]),
    ("a: [b: c]\n", ["1:6 syntax"]),
    ("[a]: b\n", ["1:4 syntax"]),
  ]) func reports(_ text: String, _ expected: [String]) {
    let source = SourceText(file: "test.yaml", bytes: Array(text.utf8))
    let problems = YAMLReader.read(source).problems.map {
      let place = source.location(at: $0.offset)
      return "\(place.line):\(place.column) \($0.code.rawValue)"
    }
    #expect(problems == expected)
  }

  @Test func goesOnAfterAnError() {
    let (root, problems) = readYAML("a: [1, 2\nb: &x 3\nc: 'x' y\nd:\n  e: 1\n   f: 2\n  g: 4\nh: 5\n")
    #expect(problems.count == 4)
    guard case .mapping(let entries) = root else {
      Issue.record("no mapping")
      return
    }
    #expect(entries.map(\.0) == ["a", "b", "c", "d", "h"])
  }

  @Test func knowsWhereTextComesFrom() throws {
    let text = "a: >\n  one\n  two\nb: \"x\\ty z\"\nc: 'it''s here'\n"
    let source = SourceText(file: "test.yaml", bytes: Array(text.utf8))
    let root = try #require(YAMLReader.read(source).root)
    func place(of word: String, in key: String) throws -> String {
      let scalar = try #require(root.value(key)?.scalar)
      let range = try #require(scalar.value.range(of: word))
      let offset = scalar.value.utf8.distance(from: scalar.value.startIndex, to: range.lowerBound)
      let location = source.location(at: scalar.sourceOffset(of: offset))
      return "\(location.line):\(location.column)"
    }
    #expect(try place(of: "two", in: "a") == "3:3")
    #expect(try place(of: "z", in: "b") == "4:10")
    #expect(try place(of: "here", in: "c") == "5:11")
  }

  @Test(arguments: ["[", "{a: ", "- ", "a:\n", "[{a: "]) func boundsNesting(_ opening: String) {
    var text = ""
    for level in 0..<3_000 {
      if opening == "a:\n" { text += String(repeating: " ", count: level) }
      text += opening
    }
    let (_, problems) = readYAML(text)
    #expect(problems.contains { $0.code == .nestingTooDeep })
  }
}

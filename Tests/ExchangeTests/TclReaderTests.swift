import Testing

@testable import Exchange

/// Words and lists as Tcl's manual (Tcl(n), the twelve rules) reads them, without substitution.
@Suite struct TclReaderTests {
  private func words(_ script: String) -> [[String]] {
    TclReader.commands(of: script).commands.map { $0.words.map(\.text) }
  }

  @Test func readsWords() {
    #expect(words("send A -x 1") == [["send", "A", "-x", "1"]])
    #expect(words("a {b c} \"d e\" {}") == [["a", "b c", "d e", ""]])
    #expect(words("a {b {c d} e}") == [["a", "b {c d} e"]])
    #expect(words("a b; c d\n\n;; e") == [["a", "b"], ["c", "d"], ["e"]])
    #expect(words("a \\{b\\} \\\"c\\\" \\n \\u00e9") == [["a", "{b}", "\"c\"", "\n", "é"]])
    #expect(words("a {b \\} c}") == [["a", "b \\} c"]])
  }

  @Test func joinsLines() {
    #expect(words("a b \\\n   c") == [["a", "b", "c"]])
    #expect(words("a {b \\\n   c}") == [["a", "b  c"]])
    #expect(words("a {b\nc}") == [["a", "b\nc"]])
  }

  @Test func skipsComments() {
    #expect(words("# a b\nc # d") == [["c", "#", "d"]])
    #expect(words("# a \\\n still a comment\nb") == [["b"]])
    #expect(words("a #AA7744") == [["a", "#AA7744"]])
  }

  @Test func knowsLines() {
    let commands = TclReader.commands(of: "\n# x\nfirst {a\nb} c\nsecond").commands
    #expect(commands.map(\.line) == [3, 5])
    #expect(commands[0].words.map(\.line) == [3, 3, 4])
  }

  @Test(arguments: [
    ("a {b", 1, "brace"), ("\na \"b", 2, "quote"), ("a {b}c", 1, "blank"), ("a $b", 1, "computed"),
    ("a [b]", 1, "computed"), ("a \\", 1, "backslash"),
  ])
  func reports(_ script: String, _ line: Int, _ word: String) {
    let problems = TclReader.commands(of: script).problems
    #expect(problems.map(\.line) == [line])
    #expect(problems.first?.message.contains(word) == true)
  }

  @Test func goesOnAfterAProblem() {
    let (commands, problems) = TclReader.commands(of: "a $b\nc d\ne [f]\ng")
    #expect(commands.map { $0.words.map(\.text) } == [["c", "d"], ["g"]])
    #expect(problems.map(\.line) == [1, 3])
  }

  @Test func readsLists() {
    #expect(TclReader.list("a {b c} d") == ["a", "b c", "d"])
    #expect(TclReader.list("  a\nb ") == ["a", "b"])
    #expect(TclReader.list("") == [])
    #expect(TclReader.list("a; b$c [d]") == ["a;", "b$c", "[d]"])
    #expect(TclReader.list("{a") == nil)
    #expect(TclReader.dictionary("_type X nlist {A B}")?.map(\.value) == ["X", "A B"])
    #expect(TclReader.dictionary("a b c") == nil)
  }

  /// No input traps or hangs: every prefix and every single deletion of a script with all there is.
  @Test func survivesMutilation() {
    let script = "send A -b {c {d} \\} \\\n e} \"f \\u00e9 \\\"\" \\; # g\n# h \\\n i\nblock add X -n {};tactic\n"
    let characters = Array(script)
    for index in characters.indices {
      _ = TclReader.commands(of: String(characters[..<index]))
      var without = characters
      without.remove(at: index)
      _ = TclReader.commands(of: String(without))
      _ = TclReader.list(String(without))
    }
  }
}

import Testing

@testable import Chance

/// Known answers of Random123 (DEShawResearch/random123, tests/kat_vectors): facts, copied.
@Suite struct PhiloxTests {
  struct KnownAnswer: Sendable {
    let rounds: Int
    let counter: [UInt32]
    let key: [UInt32]
    let output: [UInt32]
  }

  static let knownAnswers: [KnownAnswer] = [
    KnownAnswer(
      rounds: 7, counter: [0x00000000, 0x00000000, 0x00000000, 0x00000000],
      key: [0x00000000, 0x00000000], output: [0x5f6fb709, 0x0d893f64, 0x4f121f81, 0x4f730a48]),
    KnownAnswer(
      rounds: 7, counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      key: [0xffffffff, 0xffffffff], output: [0x5207ddc2, 0x45165e59, 0x4d8ee751, 0x8c52f662]),
    KnownAnswer(
      rounds: 7, counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      key: [0xa4093822, 0x299f31d0], output: [0x4dfccaba, 0x190a87f0, 0xc47362ba, 0xb6b5242a]),
    KnownAnswer(
      rounds: 10, counter: [0x00000000, 0x00000000, 0x00000000, 0x00000000],
      key: [0x00000000, 0x00000000], output: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]),
    KnownAnswer(
      rounds: 10, counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      key: [0xffffffff, 0xffffffff], output: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]),
    KnownAnswer(
      rounds: 10, counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      key: [0xa4093822, 0x299f31d0], output: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]),
  ]

  @Test(arguments: knownAnswers) func agreesWithRandom123(_ answer: KnownAnswer) {
    let block = Philox.block(
      counter: Philox.Block(answer.counter), key: (answer.key[0], answer.key[1]), rounds: answer.rounds)
    #expect((0..<4).map { block[$0] } == answer.output)
  }
}

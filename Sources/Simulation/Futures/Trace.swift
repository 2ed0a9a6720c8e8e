/// What one future leaves behind.
public struct Trace: Sendable, Equatable {
  /// The recorded weeks: every `stride`-th from 0, and the last.
  public let weeks: [Int]
  /// Indicator-major: all recorded weeks of the first indicator, then of the second …
  public var series: [Float]
  /// One summary value for each indicator.
  public var summaries: [Double]
  /// Place-major: who controls each place in each recorded week, as an index into
  /// `Blueprint.actors`, or −1 for nobody.
  public var controllers: [Int8]
  /// FNV-1a over the bits of the final state: equal digests, equal futures.
  public var digest: UInt64
  /// What changed what, as the bytes of a `LedgerRecord`; empty unless it was asked for.
  public var ledger: [UInt8] = []
}

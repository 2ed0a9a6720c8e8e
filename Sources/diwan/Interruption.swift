import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whether the user asked the program to stop: Ctrl-C, or SIGTERM from a job scheduler. The first
/// signal asks, the second ends the program at once.
enum Interruption {
  private static let signals = Atomic<Int>(0)

  /// Asked to stop.
  static var isRequested: Bool { signals.load(ordering: .relaxed) > 0 }

  /// From now on signals ask instead of ending the program.
  static func listen() {
    // A handler may only do what is safe at any moment: count, or end without cleaning up.
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in
        if Interruption.signals.wrappingAdd(1, ordering: .relaxed).oldValue > 0 { _exit(130) }
      }
    }
    // Whoever started the program may have blocked the signals, and that is inherited.
    var asked = sigset_t()
    sigemptyset(&asked)
    sigaddset(&asked, SIGINT)
    sigaddset(&asked, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &asked, nil)
  }

  /// From now on signals end the program again: nothing is running that would have to be finished.
  static func stopListening() {
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
  }
}

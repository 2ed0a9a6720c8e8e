import Foundation

/// Hands elements from several producing threads to one consuming thread; a full queue makes producers
/// wait, so that memory stays constant however slow the consumer is.
final class BoundedQueue<Element: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private let capacity: Int
  private var elements: [Element] = []
  private var producers: Int
  private var isClosed = false

  /// A queue that ends when `producers` have finished.
  init(capacity: Int, producers: Int) {
    self.capacity = capacity
    self.producers = producers
  }

  /// Adds an element, waiting for room.
  ///
  /// - Returns: false if nobody will take it any more.
  func put(_ element: Element) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while elements.count >= capacity && !isClosed { condition.wait() }
    guard !isClosed else { return false }
    elements.append(element)
    condition.broadcast()
    return true
  }

  /// One producer will add nothing more.
  func finish() {
    condition.lock()
    producers -= 1
    condition.broadcast()
    condition.unlock()
  }

  /// The consumer will take nothing more.
  func close() {
    condition.lock()
    isClosed = true
    condition.broadcast()
    condition.unlock()
  }

  /// All elements that are there, waiting up to a time for the first one; nil when all producers have
  /// finished and nothing is left.
  func takeAll(waiting seconds: Double) -> [Element]? {
    condition.lock()
    defer { condition.unlock() }
    let limit = Date(timeIntervalSinceNow: seconds)
    while elements.isEmpty && producers > 0 {
      if !condition.wait(until: limit) { break }
    }
    if elements.isEmpty && producers == 0 { return nil }
    defer {
      elements.removeAll(keepingCapacity: true)
      condition.broadcast()
    }
    return elements
  }
}

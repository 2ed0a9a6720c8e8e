/// The futures that are done, column by column, in ascending order of futures; given by the archive.
///
/// Courses, indicators, claims and parameters are indices into the lists of `outline`. All columns
/// have the same length, at least 1.
public protocol StudyRecords {
  /// What was studied; `completed` is the number of futures here.
  var outline: StudyOutline { get }
  /// An indicator's summary under a course.
  func outcomes(course: Int, indicator: Int) throws -> [Double]
  /// An indicator over the recorded weeks under a course, future by future.
  func forEachSeries(course: Int, indicator: Int, _ body: ([Float]) -> Void) throws
  /// Who controls what under a course, future by future: for each place all recorded weeks, an index
  /// into `outline.actors` or −1.
  func forEachControllers(course: Int, _ body: ([Int8]) -> Void) throws
  /// The truth of a claim.
  func truths(claim: Int) throws -> [Bool]
  /// The values of a parameter.
  func values(parameter: Int) throws -> [Double]
}

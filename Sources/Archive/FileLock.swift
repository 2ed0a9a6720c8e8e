#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps two programs from running the same study at once; the system releases it even after a crash.
struct FileLock {
  private let descriptor: Int32

  /// - Throws: `StudyError` if another program holds the lock or the file cannot be made.
  init(_ path: String) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw StudyError("\(path) cannot be written: \(String(cString: strerror(errno))).")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw StudyError("\(path) is being written by another run of diwan. Wait for it, or choose another --output.")
    }
  }

  /// To be called when the database is closed: closing any descriptor of a file drops SQLite's own locks on it.
  func release() {
    close(descriptor)
  }
}

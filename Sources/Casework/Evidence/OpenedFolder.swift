import Files
import Glibc
import Transcripts

/// The folder into which a sealed record is opened. It is filled beside its place, and takes its
/// name only once all of it is there: whoever finds the folder finds it whole.
struct OpenedFolder {
  /// Where it will lie.
  let path: String
  private var draft: String { path + ".part" }

  /// - Parameters:
  ///   - base: The folder to make it in.
  ///   - record: The record's id, which is its name.
  init(_ record: String, in base: String) { path = absolutePath(base) + "/" + record }

  /// Writes the files and gives the folder its name.
  ///
  /// - Parameter files: Named from the folder, each a plain relative path.
  /// - Throws: ``FileError``; then nothing of it is left, or `leftover` says where.
  func write(_ files: [(path: String, bytes: [UInt8])]) throws(FileError) {
    var status = stat()
    guard lstat(path, &status) != 0 else { throw FileError(path, .makeFolder, .system(EEXIST)) }
    try removeLeftover()
    try Folders.create(draft)
    let signals = HeldSignals()
    defer { signals.letGo() }
    do throws(FileError) {
      for file in files {
        if signals.wereSent { throw FileError(draft, .write, .system(EINTR)) }
        try PrivateFile.createInPlace(file.bytes, at: draft + "/" + file.path)
      }
      try Folders.publish(draft, as: path)
    } catch {
      try? Folders.remove(draft)
      throw error
    }
  }

  /// Where plain files of an opening that failed still lie; nil if nowhere.
  /// What somebody else put in its place is nothing that was left.
  var leftover: String? { isFolder(draft) && !isALink(draft) ? draft : nil }

  /// What an opening that was killed has left is only half, and is made again.
  private func removeLeftover() throws(FileError) {
    var status = stat()
    guard lstat(draft, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw FileError(draft, .makeFolder, .system(EEXIST))
    }
    try Folders.remove(draft)
  }
}

/// Signals that would end the program, held back while plain files lie in a folder without a name.
private struct HeldSignals {
  private var held = sigset_t()
  private var before = sigset_t()

  init() {
    sigemptyset(&held)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { sigaddset(&held, number) }
    pthread_sigmask(SIG_BLOCK, &held, &before)
  }

  /// Whether one was sent meanwhile.
  var wereSent: Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return [SIGINT, SIGTERM, SIGHUP, SIGQUIT].contains { sigismember(&pending, $0) == 1 }
  }

  /// Whatever was sent arrives now.
  func letGo() {
    var mask = before
    pthread_sigmask(SIG_SETMASK, &mask, nil)
  }
}

import Conversations
import FlowModel
import Glibc

/// The sentences that staff said were misunderstood, for the owner of the phrases: a line each,
/// of the day, what was offered, what was meant, and the words.
enum MisreadingFile {
  /// - Returns: Whether it is kept.
  static func add(_ misreading: Misreading, on moment: Moment) -> Bool {
    let cells = [
      moment.date.words, misreading.offered.joined(separator: ","), misreading.meant,
      misreading.text,
    ]
    let line = cells.map { $0.map { $0 == "\t" ? " " : String($0) }.joined() }
    return append(line.joined(separator: "\t") + "\n", to: Places.misreadings)
  }
}

/// Adds text to the end of a file that only its owner can read; makes the file and its folders.
func append(_ text: String, to path: String) -> Bool {
  var folder = ""
  for part in path.split(separator: "/").dropLast() {
    folder += "/" + part
    mkdir(folder, 0o700)
  }
  let flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC
  let descriptor = open(path, flags, 0o600)
  guard descriptor >= 0 else { return false }
  let bytes = Array(text.utf8)
  let written = write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
  return close(descriptor) == 0 && written
}

import Conversations
import FlowModel

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

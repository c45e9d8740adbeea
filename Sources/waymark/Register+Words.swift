import Casework
import FlowModel
import Transcripts

extension Register.Entry {
  /// What became of a record that is not here, and where to look for it.
  ///
  /// - Parameter file: Where its sealed file would lie.
  func wordsOfAbsence(_ file: String) -> Message {
    switch deed {
    case .sealed:
      "The record \(record) was sealed on \(at.words), and its sealed file is not here: \(file). Look "
        + "for it where copies are kept, and show the register to whoever looks after the records."
    case .exported:
      "The record \(record) was exported on \(at.words), and is gone since. It was neither sealed nor "
        + "purged: show the register to whoever looks after the records."
    case .purged:
      "The record \(record) was purged on \(at.words). What is left of it is its sealed file or the "
        + "copy that was exported."
    }
  }
}

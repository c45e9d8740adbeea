import Casework
import Files
import FlowFiles
import Sealing
import Transcripts

extension CaseworkError {
  /// What is wrong, where, and how to mend it, as it is said on standard error.
  var words: Message {
    switch self {
    case .record(let error): "\(error.message)"
    case .unreadable(let error), .unwritable(let error): "\(error.message)"
    case .sealing(let error, let file):
      if let file { "\(file): \(error.message)" } else { "\(error.message)" }
    case .flowsAtFault(let error, let folder):
      Message(stringLiteral: problemText(error.diagnostics, in: FlowFolder(path: folder)))
    case .flowsLost(let error, let folder):
      faultText(error.diagnostics, in: FlowFolder(path: folder))
    }
  }
}

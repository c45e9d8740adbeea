import Casework
import Files

extension KeyProblem {
  /// What is wrong, as a sentence with what to do.
  var words: Message {
    let remedy: Message =
      "It has two lines, the lead's and recovery's: they begin with age1 and stand on sheet 1."
    return switch self {
    case .unreadable(let error): "\(error.message)"
    case .listUnreadable(let error): "\(error.message) " + remedy
    case .sealMissing(let path): "\(path) is not there: records cannot be sealed on this device."
    case .noSealKey(let path): "\(path): this is no seal's key any more."
    case .readersOfSealLost(let path):
      "\(path) was cut or changed: the two readers below the seal are not whole. Those in 'recipients' "
        + "are used. Hold them beside sheet 1: waymark doctor"
    case .noList(let path): "\(path): this is no list of two readers. " + remedy
    case .otherList(let path):
      "\(path) is not the list that was made with the seal (sheet 1). The list of the seal is used. "
        + "Find out who changed it."
    case .gone(let folder):
      "Records were encrypted here, and the keys are not in \(folder) any more."
    case .ofSomebodyElse(let path):
      "\(path) belongs to somebody else: sudo chown \"$(id -un)\" '\(path)', once you know why."
    case .othersCanChange(let path, let isFolder):
      "Others can change \(path): chmod \(isFolder ? "700" : "600") '\(path)'"
    case .othersCanRead(let path, let isFolder):
      "Others can read \(path): chmod \(isFolder ? "700" : "600") '\(path)'"
    }
  }
}

/// Says what is wrong with the keys, on standard error.
func complain(_ problem: KeyProblem) { complain(problem.words) }

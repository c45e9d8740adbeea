import Casework
import FlowModel

extension AuthoringError {
  /// What is wrong, and how to go on, as it is said on standard error.
  var words: Message {
    switch self {
    case .unknown(let name): name.words
    case .noScenarios(let path):
      "There are no scenarios\(path.map { " in '\($0)'" } ?? ""). See flows/scenarios."
    case .noScenario(let name, let flow):
      "'\(flow)' has no scenario called '\(name)'. They stand in flows/scenarios."
    case .noVersion(let name):
      "'\(name)' is no folder of flow files and no revision with one called flows."
    case .programMissing(let program):
      "To read a revision \(program) is needed, and it is not here: apt-get install \(program)"
    case .programStopped(let program, let seconds):
      "\(program) did not end within \(seconds) seconds and was stopped. Try again, or name a folder "
        + "of flow files."
    case .programFailed(let program, let status):
      "\(program) ended with \(status). Try again, or name a folder of flow files."
    case .badName(let name):
      "'\(name)' cannot be a name. Use small letters, digits and hyphens: lost-device."
    case .failingScenario(let name):
      "'\(name)' fails as it is. Mend it first; see: waymark test"
    case .emptyPhrase: "A phrase has at least one word and does not begin with '#'."
    case .knownPhrase(let incident, let file):
      "This phrase leads to '\(incident)' already: \(file)."
    case .nothingToRehearse:
      "No incident was entered in this record, so there is nothing to rehearse."
    }
  }

  /// How the program ends.
  var status: ExitStatus {
    switch self {
    case .unknown, .badName, .emptyPhrase: .usage
    case .noScenarios, .noScenario, .noVersion, .programMissing: .missingFile
    case .knownPhrase, .nothingToRehearse: .invalidData
    case .failingScenario, .programStopped, .programFailed: .failure
    }
  }
}

extension UnknownName {
  fileprivate var words: Message {
    let hint = nearest(to: name, among: known).map { " Did you mean '\($0)'?" } ?? ""
    return switch kind {
    case .setting:
      "There is no setting '\(name)'.\(hint) There are: \(known.joined(separator: ", "))."
    case .flow: "There is no flow '\(name)'.\(hint)"
    case .incident: "There is no incident '\(name)'.\(hint) List them with: waymark paths"
    case .code: "No problem has the code '\(name)'.\(hint) List them with: waymark explain"
    }
  }
}

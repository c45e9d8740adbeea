import Casework
import FlowModel
import Transcripts

extension RecordFinding {
  /// What was found, in one line.
  var text: String {
    let proved =
      switch proof {
      case .chain where verdict == .ok: "chain only: "
      case .register: "register only: "
      default: ""
      }
    return "\(path.onOneLine): \(verdict.rawValue), \(proved)\(detail)"
  }

  /// The same as one JSON object.
  var json: String {
    JSONValue.object([
      "path": .string(path), "verdict": .string(verdict.rawValue), "detail": .string(detail),
      "proof": .string(proof.word), "signer": signer.map { .string($0) } ?? .null,
      "record": record.map { .string($0) } ?? .null, "head": head.map { .string($0) } ?? .null,
      "lines": lines.map { .integer(Int64($0)) } ?? .null,
    ]).line
  }
}

extension RecordFinding.Proof {
  /// As `--json` gives it.
  fileprivate var word: String {
    switch self {
    case .nothing: "nothing"
    case .chain: "chain"
    case .register: "register"
    case .signature: "signature"
    case .bag: "bag"
    }
  }
}

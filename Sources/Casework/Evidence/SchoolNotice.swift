import FlowEngine

/// Word to the school that a record was sealed: the program that it has configured is run with the
/// reference and the kind of the record, and nothing else.
package enum SchoolNotice: Hashable, Sendable {
  /// No program is configured.
  case notWanted
  case given
  /// The program did not end in time and was stopped.
  case stopped(program: String)
  /// The program ended with another number than 0.
  case failed(program: String, status: Int32)
}

extension Office {
  /// Tells the school that a record was sealed. Waits for at most 20 seconds.
  package func notify(of receipt: SealReceipt) -> SchoolNotice {
    guard let program = settings["notify"] else { return .notWanted }
    let reference = receipt.reference?.text ?? receipt.record.record
    // Whoever seals waits for this, and what was sealed is safe already.
    let status = runProgram(program, [reference, receipt.record.mode.rawValue], within: 20)
    switch status {
    case 0: return .given
    case ranTooLong: return .stopped(program: program)
    default: return .failed(program: program, status: status)
    }
  }

  /// What this person or this school has set.
  package var settings: KeyValueFile { KeyValueFile(path: configuration + "/config") }
  /// Telephone numbers, by role.
  package var contacts: KeyValueFile { KeyValueFile(path: configuration + "/contacts") }
}

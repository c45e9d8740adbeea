import Casework
import Conversations
import FlowEngine
import FlowModel
import Terminal
import Transcripts

extension Session {
  /// Shows replies, blanking the screen where one says so.
  func show(_ replies: [Reply]) throws(Failure) {
    guard let screen else { return }
    do throws(Screen.ClosedError) {
      try screen.show(replies)
    } catch {
      throw .unseen
    }
  }

  /// Shows lines of the program's own.
  func show(_ lines: [String]) throws(Failure) {
    guard let screen else { return }
    do throws(Screen.ClosedError) {
      // Paths, settings of the environment and what was typed stand in them.
      try screen.show(lines.map { PlainText(cleaning: $0).text })
    } catch {
      throw .unseen
    }
  }

  func refuseLongLine(_ party: some Interlocutor) throws(Failure) {
    try show([
      "That line is longer than 64 KiB. Nothing of it was taken. Type what matters most, shorter."
    ])
    try show(party.openQuestion)
  }

  /// What the first Ctrl-C on an empty line says.
  func interruptWords(
    _ recorded: RecordedConversation<some Interlocutor, some SessionLog>
  ) -> String {
    guard recorded.party.header != nil else { return "Press Ctrl-C again to leave." }
    return (recorded.hasUnsaved ? "" : "Nothing is lost. ")
      + "Press Ctrl-C again to save and leave."
  }

  /// The answer is not lost: it stands on the screen, and the question is open still.
  ///
  /// - Throws: The failure itself where nothing is shown, or where nothing can be saved any more.
  func tellUnsaved(_ line: String, _ error: RecordError) throws(Failure) {
    guard let screen, case .notSaved = error else { throw .notSaved(error) }
    try show(
      ["", FirstWords.words, "NOT SAVED. Your answer was not recorded: \(line)"]
        + wrap(error.message.onOneLine, width: screen.width)
        + ["Copy it on paper if you must go on now."])
  }

  /// Where the record lies, and what to type to go on with it or to read it.
  func showWay(
    to recorded: RecordedConversation<some Interlocutor, some SessionLog>
  ) throws(Failure) {
    guard let screen, let path = recorded.log.path, let id = recorded.party.header?.record.prefix(8)
    else { return }
    let way =
      recorded.party.departure == .paused
      ? "To go on later: " + Places.typed("resume \(id)")
      : "To read it: " + Places.typed("show \(id)")
    try show(wrap("Record: " + path.onOneLine, width: screen.width) + [way])
  }

  /// Says why a session cannot go on.
  ///
  /// - Returns: How the program ends.
  func tell(_ failure: Failure) -> ExitStatus {
    switch failure {
    case .notSaved(let error):
      complain(
        "Do not wait for this program. In danger? Call 999. Tell your safeguarding lead now.")
      complain("NOT SAVED. \(error.message)")
      return ExitStatus(error)
    case .unseen:
      complain("Nothing more can be shown: standard output is closed.")
      return .inputOutput
    }
  }

  /// Keeps words that were misunderstood, for the policy owner.
  ///
  /// - Parameter log: The record they were said in, which tells where the records are.
  func keep(_ misreading: Misreading, besides log: some SessionLog) {
    let base = log.path.map { folder(of: folder(of: $0)) } ?? Places.records
    if (try? Office(records: base).keep(misreading)) == nil {
      complain("What was misread could not be kept. Tell the policy owner yourself.")
    }
  }
}

extension Screen {
  /// Shows replies, blanking the screen where one says so.
  ///
  /// - Throws: ``ClosedError``.
  func show(_ replies: [Reply]) throws(ClosedError) {
    var ready = [String]()
    let width = width
    for reply in replies {
      if reply == .blank {
        try show(ready)
        ready = []
        try hide()
      } else {
        ready += reply.paragraphs(heard: isHeard).flatMap { lines($0, width: width) }
      }
    }
    try show(ready)
  }

  /// A paragraph as lines of this width.
  private func lines(_ paragraph: Paragraph, width: Int) -> [String] {
    wrap(paragraph.text, lead: paragraph.lead, width: width).map { line in
      switch paragraph.emphasis {
      case .plain, .quiet: line
      case .strong: style.strong(line)
      }
    }
  }
}

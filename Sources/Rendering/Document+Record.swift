import Documents
import FlowEngine
import FlowModel

extension Document {
  /// The order is that of its readers: who and when, what is still to be done, the child's words,
  /// then everything in the order it happened, and last what the safeguarding lead fills in.
  init(_ view: RecordView, _ marks: RecordMarks) {
    let mode = view.isRehearsal ? "REHEARSAL" : "LIVE"
    let record = view.opening?.record ?? "unknown"
    self.init(
      title: "Waymark record",
      banner: (marks.redaction.map { $0 + ". " } ?? "") + "\(mode). Confidential: safeguarding",
      footer: "\(mode). Record \(record). Head \(marks.head)",
      blocks: view.about(marks) + view.summary + view.actions + view.warnings + view.openPoints
        + view.pages + view.childsWords + view.course + view.notesBlock + view.forms
        + view.limits(marks))
  }
}

extension RecordView {
  fileprivate func about(_ marks: RecordMarks) -> [Document.Block] {
    guard let opening else { return [.paragraph("The record has no opening.")] + reason(marks) }
    var pairs = [
      Document.Pair("Kind", isRehearsal ? "REHEARSAL: practice, nothing here happened" : "LIVE"),
      Document.Pair("Record", opening.record),
      Document.Pair("Setting", opening.settingTitle),
      Document.Pair("Incident", title ?? "none chosen"),
      Document.Pair("Begun", events.first?.at.words ?? ""),
      Document.Pair("Last entry", events.last?.at.words ?? ""),
    ]
    if let words = clockWords { pairs.append(Document.Pair("Times", words)) }
    pairs += [
      Document.Pair(
        "State", ended == nil ? unendedWords : "an outcome was reached"),
      Document.Pair("Account on the computer", opening.account),
      Document.Pair("Program", opening.program),
    ]
    for policy in opening.policies {
      let parts = [
        policy.title, policy.version.map { "version \($0)" },
        policy.approved.map { "approved \($0)" },
        policy.review.map { "due for review \($0)" }, policy.ageWords,
      ]
      pairs.append(
        Document.Pair("Policy \(policy.id)", parts.compactMap(\.self).joined(separator: ", ")))
    }
    return [.heading("Who, when and where"), .pairs(pairs)] + reason(marks)
  }

  /// Why lines are withheld, which is somebody's words too.
  private func reason(_ marks: RecordMarks) -> [Document.Block] {
    marks.withheld.isEmpty
      ? []
      : [
        .paragraph("Why lines are withheld:"),
        .quote(marks.reason, by: "whoever made this copy, as typed"),
      ]
  }

  /// That its times cannot be trusted, where they run back.
  private var clockWords: String? {
    var clock = ClockWalk()
    for event in events { clock.take(event.seq, event.at) }
    return clock.words.map { "TAKE CARE: \($0)" }
  }

  private var unendedWords: String {
    marks.withheld.isEmpty
      ? "UNFINISHED: no outcome was reached" : "no outcome is shown in this copy"
  }

  fileprivate var summary: [Document.Block] {
    let end = ended.map { "Outcome: \($0.sentence)" }
    var blocks: [Document.Block] = [.heading("Summary")]
    if let telling {
      blocks += [
        .paragraph("First said\(chosenWords(telling.telling)):"),
        .quote(telling.telling.text, by: "the member of staff, as typed at \(telling.at.clock)"),
      ]
    } else {
      let isWhole = marks.withheld.isEmpty
      blocks.append(.paragraph(isWhole ? "Nothing was said." : "What was said is withheld."))
    }
    blocks.append(.paragraph(end ?? unendedWords + "."))
    if !outstanding.isEmpty {
      blocks.append(.paragraph("Urgent and not known to be done:"))
      blocks.append(.list(outstanding.map(\.text)))
    }
    return blocks
  }

  /// What a number on the menu stood for.
  private func chosenWords(_ telling: Telling) -> String {
    Int(telling.text.filter { $0 != " " }) == nil
      ? "" : " (on the menu: \(firstTitle ?? "nothing"))"
  }

  fileprivate var actions: [Document.Block] {
    let rows = advice(on: .you).filter { $0.advice.kind == .act }.map { given in
      [
        given.advice.withStanding(), given.advice.particulars, given.at.clock, given.outcomeWords,
      ]
    }
    guard !rows.isEmpty else { return [.heading("Actions"), .paragraph("None was given.")] }
    return [
      .heading("Actions"),
      .table(
        header: ["Action", "Who, when, whom to tell", "Shown at", "Became"], rows: rows),
    ]
  }

  fileprivate var warnings: [Document.Block] {
    let rows = advice(on: .you).filter { $0.advice.kind == .refrain }.map { given in
      [given.advice.withStanding(after: "Do not: "), given.at.clock]
    }
    guard !rows.isEmpty else { return [] }
    return [
      .heading("Warnings"),
      .table(header: ["Warning", "Shown at"], rows: rows),
    ]
  }

  fileprivate var openPoints: [Document.Block] {
    let gaps = advice(on: .you).filter { $0.advice.kind == .gap || $0.advice.kind == .know }.map {
      given in
      [given.advice.withStanding(), given.at.clock]
    }
    guard !gaps.isEmpty else { return [] }
    return [
      .heading("Told for information, and what the policy leaves open"),
      .table(header: ["What was shown", "Shown at"], rows: gaps),
    ]
  }

  /// What others do, each on a page of their own: nothing of it was put to whoever was talking.
  fileprivate var pages: [Document.Block] {
    let pages: [(Audience, String)] = [
      (.lead, "For the safeguarding lead to do"), (.head, "For the head to do"),
      (.school, "For the school to do"),
    ]
    return pages.flatMap { page, title -> [Document.Block] in
      let rows = advice(on: page).map { given in
        let start = given.advice.kind == .refrain ? "Do not: " : ""
        return [
          given.advice.withStanding(after: start), given.advice.particulars, given.outcomeWords,
        ]
      }
      guard !rows.isEmpty else { return [] }
      return [
        .heading(title),
        .table(
          header: ["What", "When, whom to tell, and where it comes from", "Became"], rows: rows),
      ]
    }
  }

  private func advice(on page: Audience) -> [GivenAdvice] {
    advice.filter { $0.advice.audience == page }
  }

  fileprivate var childsWords: [Document.Block] {
    var blocks: [Document.Block] = [.heading("The child's own words")]
    let lastTakenBack = lastTakenBack
    var asked = [String: Asked]()
    for recorded in events {
      switch recorded.event {
      case .asked(let question): asked[question.question] = question
      case .answered(let question, let answer, _), .corrected(let question, let answer, _, _):
        // Only where the question asked for the child's own words.
        guard let words = asked[question], words.voice == .child else { break }
        let isTakenBack = lastTakenBack[question].map { $0 > recorded.seq } ?? false
        let later = isTakenBack ? ", taken back later" : ""
        blocks.append(.paragraph("Asked of the member of staff: \(words.text)"))
        blocks.append(.quote(answer.raw, by: "as written down at \(recorded.at.clock)\(later)"))
      case .noted(.child, let text):
        blocks.append(.quote(text, by: "the child, as noted at \(recorded.at.clock)"))
      default: break
      }
    }
    return blocks.count > 1 ? blocks : blocks + [.paragraph("None was written down.")]
  }

  /// The last event that took back or replaced an answer to a question, by the question's id.
  private var lastTakenBack: [String: Int] {
    var last = [String: Int]()
    for recorded in events {
      switch recorded.event {
      case .withdrawn(let question, _), .corrected(let question, _, _, _):
        last[question] = recorded.seq
      default: break
      }
    }
    return last
  }

  fileprivate var notesBlock: [Document.Block] {
    let own = notes.filter { $0.voice == .own }
    guard !own.isEmpty else { return [] }
    return [.heading("Notes of the member of staff")]
      + own.map { .quote($0.text, by: "the member of staff, at \($0.at.clock)") }
  }

  fileprivate var forms: [Document.Block] {
    [
      .heading("Key to persons"),
      .paragraph("To be filled in inside the case record system only."),
      .table(
        header: ["In this record", "Name"], rows: [["Pupil A", ""], ["Adult 1", ""], ["", ""]]),
      .heading("Sign-off of the member of staff"),
      .form(["Name and job", "Signature", "Date and time"]),
      .heading("For the safeguarding lead"),
      .form([
        "Case reference", "Decision", "Reasons", "Other options and why not",
        "Referrals made, or not made and why", "Agency, reference and time",
        "Parents or carers told, or why not", "Review date", "Signature",
      ]),
    ]
  }

  fileprivate func limits(_ marks: RecordMarks) -> [Document.Block] {
    var blocks: [Document.Block] = [
      .heading("What this record is"),
      .paragraph(
        "It says what the setting's policy and national guidance ask for, as shown at the time. "
          + "It decides no threshold and judges nobody. Words typed are kept as typed."),
      .paragraph(
        "\(marks.lines) lines, each chained to the one before by SHA-256; check: \(marks.verdict). "
          + "Head: \(marks.head). The chain shows mistakes and accidents, not who wrote it: whoever "
          + "can write the file can make another chain. Compare the head with one noted elsewhere, "
          + "or check the signature of the sealed record."),
    ]
    if let opening {
      blocks.append(.paragraph("Files the advice rests on, with their SHA-256:"))
      blocks.append(
        .list(opening.digests.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }))
    }
    return blocks
  }
}

extension Opening.PolicyState {
  fileprivate var ageWords: String {
    switch overdue {
    case .overdue: "REVIEW OVERDUE"
    case .inDate: "in date"
    case .unknown: "prints no review date"
    }
  }
}

import FlowEngine
import FlowModel

extension Reply {
  /// The reply from top to bottom. Empty for a blanked screen, which is a deed and not a text.
  package var paragraphs: [Paragraph] { paragraphs(heard: false) }

  /// - Parameter heard: Whether it is listened to: then each line makes sense without its heading,
  ///   and whose rule it is is said where that changes, and not on every line.
  package func paragraphs(heard: Bool) -> [Paragraph] {
    switch self {
    case .heading(let text): [.gap, Paragraph(text, emphasis: .strong)]
    case .line(let text): [Paragraph(text)]
    case .danger(let text): [Paragraph(text, emphasis: .strong)]
    case .readBack(let text): [Paragraph(text)]
    case .problem(let text): [Paragraph(text)]
    case .advice(let advice): advice.paragraphs(heard: heard)
    case .actions(let actions): actions.grouped
    case .question(let asked): asked.paragraphs
    case .table(let rows): rows.map { Paragraph("\($0.label): \($0.value)", lead: "  ") }
    case .ending(let ended): ended.paragraphs
    case .blank: []
    }
  }
}

extension [Advice] {
  /// Advice as first shown: do-nots, then what to do by when, then what to know.
  fileprivate func paragraphs(heard: Bool) -> [Paragraph] {
    let acts = filter { $0.kind == .act }
    let own = acts.filter(\.isYours)
    let groups: [(String, [Advice])] =
      [("DO NOT", filter { $0.kind == .refrain })]
      + Deadline.allCases.map { limit in (limit.heading, own.filter { $0.stands(under: limit) }) }
      + [
        ("YOUR POLICY ASKS", own.filter { $0.by != nil && !$0.stands(under: $0.by) }),
        ("ALSO", own.filter { $0.by == nil } + acts.filter { !$0.isYours }),
        ("TO KNOW", filter { $0.kind == .know }),
        ("YOUR POLICY DOES NOT SETTLE THIS", filter { $0.kind == .gap }),
      ]
    return groups.filter { !$0.1.isEmpty }.flatMap { heading, group in
      [Paragraph(heading, emphasis: .strong)]
        + (heard ? group.heard : group.map { Paragraph($0.short, lead: "  - ") })
    }
  }

  /// Whose rule it is, said once for all the lines that follow. `why` has the clauses.
  private var heard: [Paragraph] {
    var paragraphs = [Paragraph]()
    var last = ""
    for advice in self {
      // Never left out: what is not the school's own rule is not to be taken for it.
      let owner = advice.provenance.spoken(advice.asked)
      if owner != last { paragraphs.append(Paragraph(owner)) }
      last = owner
      paragraphs.append(Paragraph(advice.heard, lead: "  - "))
    }
    return paragraphs.filter { !$0.text.isEmpty }
  }
}

extension Advice {
  /// Whether it stands under a time. What is not due now of what the policy asks stands under none: a
  /// policy's time is in its own words, and a heading would lend it another.
  fileprivate func stands(under limit: Deadline?) -> Bool {
    by == limit && (basis != .policy || limit == .now || limit == .beforeUse)
  }

  /// The instruction with who and by when, if that is not "you, now", and where it comes from.
  fileprivate var short: String { words(text, provenance.brief(asked)) }

  /// The same for the ear: a do-not says so itself, and the source was said before.
  fileprivate var heard: String { words(spoken, "") }

  private func words(_ text: String, _ origin: String) -> String {
    var words = [text]
    switch kind {
    case .act:
      if !isYours {
        words.append("Who: \(who).")
        if let by, by != .now { words.append("When: \(by.words).") }
      }
    case .refrain: break
    case .gap: if let ask = tell.first { words.append("Ask \(ask).") }
    case .know: break
    }
    return (words + [origin, insteadWords ?? ""]).filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension Advice {
  /// How strongly the policy asks, where that is not must: nobody takes a "should" for a "must".
  fileprivate var asked: String? {
    basis == .policy && strength < .must && strength != .states ? strength.word : nil
  }
}

extension Deadline {
  /// What stands over what is to be done by then. It is Waymark's, and no part of any policy's words.
  fileprivate var heading: String {
    switch self {
    case .now: "DO NOW"
    case .soon: "AS SOON AS YOU CAN"
    case .beforeUse: "BEFORE IT IS USED"
    case .today: "TODAY"
    case .afterwards: "LATER"
    }
  }
}

extension [Reply.NumberedAdvice] {
  /// The list under its headings: what must not be done, what the person does, what others do,
  /// what to know, what is open.
  fileprivate var grouped: [Paragraph] {
    var paragraphs = [Paragraph]()
    var heading = ""
    for item in self {
      if item.advice.heading != heading {
        heading = item.advice.heading
        paragraphs += [.gap, Paragraph(heading, emphasis: .strong)]
      }
      paragraphs += item.paragraphs
    }
    return paragraphs
  }
}

extension Advice {
  fileprivate var heading: String {
    switch audience {
    case .you: ownHeading
    case .lead:
      isYours ? "FOR THE SAFEGUARDING LEAD" : "FOR \(who.uppercased()), AND NOT FOR THE LEAD"
    case .head: isYours ? "FOR THE HEAD" : "FOR \(who.uppercased()), AND NOT FOR THE HEAD"
    case .school: "FOR THE SCHOOL"
    }
  }

  private var ownHeading: String {
    switch kind {
    case .refrain: "ALL ACTIONS: WHAT NOT TO DO"
    case .act: isYours ? "WHAT YOU DO" : "WHAT OTHERS DO"
    case .know: "TO KNOW"
    case .gap: "WHAT YOUR POLICY DOES NOT SETTLE"
    }
  }
}

extension Reply.NumberedAdvice {
  fileprivate var paragraphs: [Paragraph] {
    let lead = (number < 10 ? " " : "") + "\(number). "
    let indent = String(repeating: " ", count: lead.count)
    return [
      Paragraph(advice.spoken + status, lead: lead),
      Paragraph(advice.details, lead: indent, emphasis: .quiet),
    ]
  }

  /// What became of it, in brackets behind the words; where the person is asked and has said
  /// nothing, that too.
  var status: String {
    let more = detail.map { " " + $0 } ?? ""
    return switch state {
    case .done: " [done\(more)]"
    case .notYet: " [not yet\(more)]"
    case .cannot: " [cannot\(more)]"
    case .doesNotApply: " [does not apply\(more)]"
    case nil:
      advice.kind == .act && advice.isYours && advice.audience == .you
        ? " [not said to be done]" : ""
    }
  }
}

extension Advice {
  /// Strength, who, by when, whom to tell, what to record, and where it comes from. The full
  /// titles of sources are what `why` is for.
  fileprivate var details: String {
    var parts = [String]()
    if let modality { parts.append(modality.capitalisedFirst + ".") }
    if kind == .act {
      // Whose page it is stands above it. Under a policy's label nothing of Waymark's stands: no time,
      // nobody to tell, nothing to record.
      let time = basis == .policy ? nil : by?.words
      if audience == .you {
        parts.append(who.capitalisedFirst + (time.map { ", \($0)." } ?? "."))
      } else if let time {
        parts.append(time.capitalisedFirst + ".")
      }
      if basis != .policy, let first = tell.first { parts.append("Tell: \(first).") }
    }
    if kind == .gap {
      let asked = tell.first ?? (audience == .you ? "your manager" : nil)
      parts.append("Your policy \(gapWords)." + (asked.map { " Ask: \($0)." } ?? ""))
    }
    if basis != .policy, let record { parts.append("Record: \(record)") }
    return (parts + [provenance.full, insteadWords ?? ""]).filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// Why the policy does not settle it.
  private var gapWords: String {
    guard case .gap(let gap) = basis else { return "" }
    return switch gap {
    case .silent: "is silent on this"
    case .unfilled: "has a choice here that was never filled in"
    case .cutOff: "breaks off here"
    case .contradicts: "contradicts itself here"
    case .unclear: "leaves this unclear"
    }
  }
}

extension Asked {
  fileprivate var paragraphs: [Paragraph] {
    let width = options.count < 10 ? 1 : 2
    let choices = options.enumerated().map { index, label in
      let number = String(index + 1)
      let lead = String(repeating: " ", count: width - number.count + 1) + number + "  "
      return Paragraph(label, lead: lead)
    }
    return [.gap, Paragraph(text, emphasis: .strong)]
      + (help.map { [Paragraph($0, emphasis: .quiet)] } ?? []) + choices
  }
}

extension Ended {
  private var isDerived: Bool { ending == Ending.next }

  fileprivate var paragraphs: [Paragraph] {
    var lines: [Paragraph] = [.gap, Paragraph("NEXT", emphasis: .strong)]
    lines.append(Paragraph(text, emphasis: isDerived ? .strong : .plain))
    if isDerived {
      // Its words name whom to tell already; the number is what they lack.
      if let first = tell.first, first.contains(where: \.isNumber) {
        lines.append(Paragraph("That is \(first).", emphasis: .strong))
      }
    } else if let first = tell.first {
      lines.append(Paragraph("Tell \(first), \(by.words).", emphasis: .strong))
    }
    if tell.count > 1 {
      let others = tell.dropFirst().joined(separator: ", then ")
      let haste = by == .now ? " Do not wait." : ""
      lines.append(Paragraph("If you cannot reach them: \(others).\(haste)"))
    }
    // What is due later has time for the record first.
    guard by == .now else { return lines }
    return lines + [Paragraph("Act first. You can finish this record later.")]
  }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

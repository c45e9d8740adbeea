import FlowEngine
import FlowModel

extension Reply {
  /// The reply as it reads aloud, top to bottom. Empty for a blanked screen, which is a deed and
  /// not a text.
  public var paragraphs: [Paragraph] {
    switch self {
    case .heading(let text): [.gap, Paragraph(text, emphasis: .strong)]
    case .line(let text): [Paragraph(text)]
    case .danger(let text): [Paragraph(text, emphasis: .strong)]
    case .readBack(let text): [Paragraph(text)]
    case .problem(let text): [Paragraph(text)]
    case .advice(let advice): advice.paragraphs
    case .actions(let actions): [.gap, Paragraph("ALL ACTIONS", emphasis: .strong)]
      + actions.flatMap(\.paragraphs)
    case .question(let asked): asked.paragraphs
    case .table(let rows): rows.map { Paragraph("\($0.label): \($0.value)", lead: "  ") }
    case .ending(let ended): ended.paragraphs
    case .blank: []
    }
  }
}

extension [Advice] {
  /// Advice as first shown: do-nots, then what to do, then what to know.
  fileprivate var paragraphs: [Paragraph] {
    let now = filter { $0.kind == .act && $0.by == .now && $0.who == "you" }
    let later = filter { $0.kind == .act && !now.contains($0) }
    let groups: [(String, [Advice])] = [
      ("DO NOT", filter { $0.kind == .refrain }), ("DO NOW", now), ("ALSO", later),
      ("TO KNOW", filter { $0.kind == .know }),
      ("YOUR POLICY DOES NOT SETTLE THIS", filter { $0.kind == .gap }),
    ]
    return groups.filter { !$0.1.isEmpty }.flatMap { heading, group in
      [Paragraph(heading, emphasis: .strong)]
        + group.map { Paragraph($0.short, lead: "  - ") }
    }
  }
}

extension Advice {
  /// The instruction with who and by when, if that is not "you, now", and where it comes from.
  fileprivate var short: String {
    var words = [text]
    switch kind {
    case .act:
      if who != "you" { words.append("Who: \(who).") }
      if let by, by != .now { words.append("When: \(by.words).") }
    case .gap: if let ask = tell.first { words.append("Ask \(ask).") }
    case .refrain, .know: break
    }
    return words.joined(separator: " ") + " " + origin
  }

  /// `[your policy: STMM-6.1-5c]`, or that it is national guidance and not the policy.
  fileprivate var origin: String {
    switch basis {
    case .policy: "[your policy: \(clauses.map(\.id).joined(separator: ", "))]"
    case .guidance: "[national guidance]"
    case .gap: clauses.isEmpty ? "" : "[\(clauses.map(\.id).joined(separator: ", "))]"
    }
  }
}

extension Reply.NumberedAdvice {
  fileprivate var paragraphs: [Paragraph] {
    let lead = (number < 10 ? " " : "") + "\(number). "
    let indent = String(repeating: " ", count: lead.count)
    return [Paragraph(advice.spoken + status, lead: lead)]
      + advice.details.map { Paragraph($0, lead: indent, emphasis: .quiet) }
  }

  private var status: String {
    switch state {
    case .done: " [done]"
    case .notYet: " [not yet]"
    case .cannot: " [cannot]"
    case nil: ""
    }
  }
}

extension Advice {
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

  /// Strength, who, by when, whom to tell, what to record, and every source.
  fileprivate var details: [String] {
    var lines = [String]()
    switch kind {
    case .act:
      let when = by.map { ", \($0.words)" } ?? ""
      lines.append("\((modality ?? "").capitalisedFirst). Who: \(who)\(when).")
      if !tell.isEmpty { lines.append("Tell: \(tell.joined(separator: "; if not reached, ")).") }
    case .refrain: lines.append("\((modality ?? "").capitalisedFirst).")
    case .know: break
    case .gap:
      let ask = tell.isEmpty ? "" : " Ask: \(tell.joined(separator: "; if not reached, "))."
      lines.append("Your policy \(gapWords).\(ask)")
    }
    if let record { lines.append("Record: \(record)") }
    if !clauses.isEmpty {
      let list = clauses.map { "\($0.id) (\($0.words))" }.joined(separator: ", ")
      lines.append("Your policy: \(list).")
    }
    if !guidance.isEmpty {
      let list = guidance.map(\.words).joined(separator: "; ")
      lines.append("National guidance, not your policy: \(list).")
    }
    return lines
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
  fileprivate var paragraphs: [Paragraph] {
    var lines: [Paragraph] = [.gap, Paragraph("NEXT", emphasis: .strong), Paragraph(text)]
    if let first = tell.first {
      lines.append(Paragraph("Tell \(first), \(by.words).", emphasis: .strong))
    }
    if tell.count > 1 {
      let others = tell.dropFirst().joined(separator: ", then ")
      lines.append(Paragraph("If you cannot reach them: \(others). Do not wait."))
    }
    return lines + [Paragraph("Act first. You can finish this record later.")]
  }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

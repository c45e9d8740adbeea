import FlowEngine
package import FlowModel
import Matching

extension Enquiry {
  /// Where the person works; the answer is the setting's id.
  package static func setting(of library: Library) -> Enquiry {
    let settings = library.settings.values.sorted { $0.title < $1.title }
    let question = Question(
      id: "setting", ask: "Where do you work? This is asked once.",
      options: settings.map { AnswerOption(id: $0.id, label: $0.title) })
    let asked = Asked(question: question.id, text: question.ask, options: question.choices)
    return Enquiry(
      .choice(question), [.danger("In danger now? Call 999 first."), .question(asked)],
      explanation: [
        "Type the number of the place where you work.",
        "What to do depends on its policy. now says what to do in danger; quit leaves.",
      ],
      afterDanger: "Nothing is on record yet. Answer this, then say once more what happened.",
      ear: LazyListener(library))
  }

  /// Which of the records that are listed is gone on with; the answer is its number.
  ///
  /// - Parameter library: The flows, where they can be read: danger is told from them.
  package static func record(among count: Int, library: Library?) -> Enquiry {
    Enquiry(
      .number(upTo: count),
      [.line("Which one? Type its number, or press Enter to leave.")],
      explanation: [
        "Type the number of the record to go on with. Nothing in it changes before you answer.",
        "now says what to do in danger; quit leaves.",
      ],
      ear: library.map { LazyListener($0) })
  }

  /// Whether a record is sealed that is finished.
  ///
  /// - Parameter offer: For whom it would be sealed.
  package static func seal(_ offer: String, library: Library) -> Enquiry {
    Enquiry(
      .word("s"), [.line(offer), .line("A sealed record cannot be gone on with.")],
      explanation: [
        "A sealed record is signed and encrypted: nobody can change it or read it by chance.",
        "Type s to seal it now. Enter leaves it as it is; it can be sealed later.",
      ],
      ear: LazyListener(library))
  }

  /// The reference of the case that a sealed record belongs to.
  package static func caseReference(library: Library) -> Enquiry {
    Enquiry(
      .line, [.line("Case reference? No child's name. Enter for none.")],
      explanation: [
        "The number or letters under which your school keeps the case. Only its digest is listed.",
        "You are typing words here, so put a colon first: :quit leaves the record unsealed.",
      ],
      ear: LazyListener(library))
  }

  /// Whether a conversation begins although what is said will lie in plain.
  package static func plain(library: Library) -> Enquiry {
    Enquiry(
      .word("PLAIN"),
      [
        .line("NOT ENCRYPTED. What you type now would lie on this device in plain."),
        .line("To begin all the same, type PLAIN. Enter leaves."),
      ],
      explanation: [
        "The keys of this device are lost. Tell whoever looks after Waymark.",
        "Whoever can read this device could read what you type. On paper nobody else reads it.",
      ],
      ear: LazyListener(library))
  }
}

import ArgumentParser
import Conversations
import Files
import FlowEngine
import FlowFiles
import FlowModel
import Glibc
import Matching
import Terminal
import Transcripts

/// Starts a conversation: what the program does when nothing else is asked.
struct Start: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Start a conversation (what waymark alone does).")

  @OptionGroup var library: LibraryOptions
  @OptionGroup var records: RecordOptions
  @OptionGroup var setting: SettingOptions
  @OptionGroup var look: ScreenOptions
  @OptionGroup var encryption: EncryptionOptions

  func run() throws {
    let beginning = Beginning(
      flows: library.path, records: records.base, setting: setting.setting,
      mode: setting.mode, plain: look.plain, isKnownPlain: encryption.notEncrypted)
    let status = try MainActor.assumeIsolated { try beginning.talk() }
    if status != .done { throw status.code }
  }
}

/// All that a conversation begins with.
struct Beginning {
  var flows = Places.flows
  var records = Places.records
  var setting: String?
  var mode = Opening.Mode.live
  var plain = false
  /// Whether it was said that the keys are lost.
  var isKnownPlain = false

  /// Talks on the terminal, or with plain lines where there is none.
  @MainActor func talk() throws -> ExitStatus {
    let file = KeyValueFile(path: Places.configuration + "/config")
    if let problem = file.problem { complain(problem.message) }
    let library = conversationLibrary(flows, setting: setting ?? file["setting"])
    let chosen =
      LastResort.isUsed(in: library.library)
      ? library.library.settings.values.first
      : try chosenSetting(setting, from: library.library, configuration: file)
    let screen = Screen(plain: plain)
    if isatty(STDIN_FILENO) == 1 {
      let reader = ReadlineReader(plain: screen.isPlain)
      return try talk(library, chosen, reader, screen, isInteractive: true)
    }
    return try talk(library, chosen, PlainReader(), screen, isInteractive: false)
  }

  @MainActor private func talk(
    _ standing: StandingLibrary, _ setting: Setting?, _ reader: some LineReader, _ screen: Screen,
    isInteractive: Bool
  ) throws -> ExitStatus {
    let library = standing.library
    var reader = reader
    guard
      let chosen = try setting ?? askSetting(library, &reader, screen)
    else { return isInteractive ? .done : .incomplete }
    let protection = mode == .live ? Protection(in: records) : .never
    let keys = try protection.keys(
      isKnown: isKnownPlain, ask: isInteractive ? { try ask($0, &reader, screen) } : nil)
    let opening = makeOpening(library, chosen, mode: mode, at: Clock.now())
    let conversation = makeConversation(library, opening, today: Clock.now().date, flows: flows)
    let file = RecordFile(in: records, keys: keys)
    var session = Session(
      recorded: RecordedConversation(conversation, log: file), reader: reader, screen: screen,
      isInteractive: isInteractive, isExposed: protection.isLost)
    let unfinished = mode == .live && isInteractive ? unfinishedNotice(in: records) : []
    let status = session.run(
      showing: conversation.greeting(
        notices: standing.notices + reviewNotices(opening) + unfinished))
    if isInteractive, mode == .live {
      try session.offerSeal(of: file, in: records, flows: flows)
    }
    return status
  }

  /// Shows lines and takes one.
  @MainActor private func ask(
    _ lines: [String], _ reader: inout some LineReader, _ screen: Screen
  ) throws -> String? {
    try screen.show(lines)
    guard case .line(let line) = reader.read(prompt: "answer> ", completions: []) else {
      return nil
    }
    return line.trimmed
  }
}

/// Asks where the person works, once, and keeps the answer.
@MainActor private func askSetting(
  _ library: Library, _ reader: inout some LineReader, _ screen: Screen
) throws -> Setting? {
  let settings = library.settings.values.sorted { $0.title < $1.title }
  let ear = LazyListener(library)
  let question = Question(
    id: "setting", ask: "Where do you work? This is asked once.",
    options: settings.map { AnswerOption(id: $0.id, label: $0.title) })
  let shown = Reply.question(
    Asked(question: question.id, text: question.ask, options: question.choices))
  var interrupts = 0
  while true {
    try screen.show(["In danger now? Call 999 first."])
    try screen.show(shown.paragraphs.flatMap { lines($0, on: screen) })
    let read = reader.read(prompt: "answer> ", completions: question.choices)
    if case .line = read { interrupts = 0 }
    switch read {
    case .line(let line) where ["quit", "q", "exit"].contains(line.trimmed.lowercased()):
      return nil
    case .line(let line) where line.trimmed.lowercased() == "now":
      try screen.show([
        "Call 999 now if anyone is in danger. Stay with them, or send an adult.",
        "Then tell whoever is in charge of safeguarding, or the head.",
      ])
    case .line(let line) where line.trimmed.lowercased() == "help":
      try screen.show([
        "Type the number of the place where you work.",
        "What to do depends on its policy. now says what to do in danger; quit leaves.",
      ])
    case .line(let line) where ear.listener.heard(in: line) != nil:
      try screen.show([
        "Call 999 now if anyone is in danger. Stay with them, or send an adult.",
        "Then tell whoever is in charge of safeguarding, or the head.",
        "Nothing is on record yet. Answer this, then say once more what happened.",
      ])
    case .line(let line):
      guard let answer = try? question.read(line), let setting = library.settings[answer.values[0]]
      else {
        try screen.show(["Type a number from 1 to \(settings.count)."])
        continue
      }
      var file = KeyValueFile(path: Places.configuration + "/config")
      if file.set("setting", to: setting.id) {
        try screen.show(["You answered: \(setting.title)", "To change it: waymark --setting ID"])
      } else {
        complain("\(file.path): cannot be written, so this will be asked again.")
      }
      return setting
    case .interrupted(let onEmptyLine):
      interrupts = onEmptyLine ? interrupts + 1 : 0
      if interrupts == 2 { throw ExitStatus.interrupted.code }
      try screen.show(["Press Ctrl-C again to leave."])
    case .tooLong: continue
    case .endOfInput: return nil
    case .hangup: throw ExitStatus.interrupted.code
    }
  }
}

import Glibc
import TestSupport
import Testing

/// The real program in a real terminal.
@Suite(.serialized, .startsProgram)
struct TerminalEndToEndTests {
  let program = Program()

  private func started(_ more: [String: String] = [:], columns: UInt16 = 80) throws
    -> Pseudoterminal
  {
    let terminal = program.terminal(["--setting", "st-matthews"], columns: columns, more)
    try terminal.expect("What has happened?")
    try terminal.expect("answer> ")
    return terminal
  }

  @Test
  func `a new user is asked where they work once, and meets the do-nots with the second answer`()
    throws
  {
    let terminal = program.terminal()
    try terminal.expect("Where do you work? This is asked once.")
    try terminal.expect("answer> ")
    terminal.sendLine("st")
    try terminal.expect("LIVE. St Matthew's")
    try terminal.expect("answer> ")
    terminal.sendLine("boys are sharing a nude of a girl")
    try terminal.expect("DO NOT")
    try terminal.expect("Look at it, even again, or let anyone show you.")
    terminal.sendLine("quit")
    try terminal.expect("To go on later: waymark resume")
    #expect(terminal.wait() == 0)

    let again = program.terminal()
    try again.expect("LIVE. St Matthew's")
  }

  @Test func `who closed the window finds the way back, and not into what still runs`() throws {
    let notice = "The last conversation is not finished. To go on: waymark resume "
    let first = try started()
    #expect(!first.output.contains(notice))
    first.sendLine("2")
    try first.expect("danger at this moment?")
    let beside = try started()
    #expect(!beside.output.contains(notice))
    beside.sendLine("quit")
    #expect(beside.wait() == 0)
    first.sendLine("quit")
    #expect(first.wait() == 0)
    #expect(try started().output.contains(notice))
  }

  @Test func `how to go on is said as whoever started the program would type it`() throws {
    let made = ["WAYMARK_COMMAND": "make run ARGS=\"*\""]
    let terminal = program.terminal(["--setting", "st-matthews"], made)
    try terminal.expect("answer> ")
    terminal.sendLine("2")
    try terminal.expect("danger at this moment?")
    terminal.sendLine("quit")
    try terminal.expect("To go on later: make run ARGS=\"resume ")
    #expect(terminal.wait() == 0)
  }

  @Test func `where they work is asked again after now and help, and quit leaves`() throws {
    let terminal = program.terminal()
    for (word, heard) in [("NOW", "Call 999 now"), ("help", "Type the number of the place")] {
      try terminal.expect("answer> ")
      terminal.sendLine(word)
      try terminal.expect(heard)
      try terminal.expect("Where do you work?")
    }
    terminal.sendLine("quit")
    #expect(terminal.wait() == 0)
    #expect(program.recordPaths().isEmpty)
  }

  @Test func `Tab completes an option, and there are no file names`() throws {
    let terminal = try started()
    terminal.sendLine("2")
    try terminal.expect("danger at this moment?")
    try terminal.expect("answer> ")
    terminal.send("I d\t")
    try terminal.expect("I don't know")
    terminal.send("\r")
    try terminal.expect("To be safe this counts as: Yes")
    try terminal.expect("answer> ")
    terminal.send("/et\t\t\r")
    try terminal.expect("'/et' is not one of the choices")
  }

  @Test func `Ctrl-C clears the line, and twice on an empty one saves and leaves with 130`() throws
  {
    let terminal = try started()
    terminal.sendLine("2")
    try terminal.expect("danger at this moment?")
    try terminal.expect("answer> ")
    terminal.send("ye")
    terminal.send("\u{3}")
    try terminal.expect("Nothing is lost.")
    try terminal.expect("answer> ")
    terminal.sendLine("no")
    try terminal.expect("You answered: No")
    try terminal.expect("answer> ")
    terminal.send("\u{3}")
    try terminal.expect("Press Ctrl-C again to save and leave.")
    try terminal.expect("answer> ")
    terminal.send("\u{3}")
    try terminal.expect("waymark resume")
    #expect(terminal.wait() == 130)
  }

  @Test func `Ctrl-D saves and says how to go on, and the record goes on there`() throws {
    let terminal = try started()
    terminal.sendLine("2")
    try terminal.expect("danger at this moment?")
    try terminal.expect("answer> ")
    terminal.sendLine("no")
    try terminal.expect("Which are you?")
    try terminal.expect("answer> ")
    terminal.send("\u{4}")
    try terminal.expect("To go on later: waymark resume ")
    #expect(terminal.wait() == 0)
    let id = terminal.output.suffix(40).split(separator: " ").last!.prefix(8)

    let again = program.terminal(["resume", String(id)])
    try again.expect("You are back where you were.")
    try again.expect("Which are you?")
    again.sendLine("summary")
    try again.expect("1. Is anyone in danger at this moment?: No")
  }

  @Test func `resume lists the records and goes on with the one that is chosen`() throws {
    let terminal = try started()
    terminal.sendLine("2")
    try terminal.expect("danger at this moment?")
    try terminal.expect("answer> ")
    terminal.sendLine("quit")
    #expect(terminal.wait() == 0)
    let again = program.terminal(["resume"])
    try again.expect("LIVE")
    try again.expect("A child told me something")
    try again.expect("answer> ")
    again.sendLine("1")
    try again.expect("You are back where you were.")
    try again.expect("danger at this moment?")
  }

  @Test func `after kill -9 no acknowledged answer is lost`() throws {
    let terminal = try started()
    terminal.sendLine("2")
    try terminal.expect("danger at this moment?")
    try terminal.expect("answer> ")
    terminal.sendLine("no")
    try terminal.expect("You answered: No")
    terminal.signal(SIGKILL)
    #expect(terminal.wait() == -SIGKILL)
    let path = try #require(program.recordPaths().first)
    let shown = program.run(["show", path])
    #expect(shown.output.contains("Answered"))
    let again = program.terminal(["resume", path])
    try again.expect("Which are you?")
  }

  @Test func `pasted lines are one answer`() throws {
    let terminal = try started()
    terminal.send("\u{1B}[200~a picture of a girl\nis going round\nin year 9\u{1B}[201~")
    terminal.send("\r")
    try terminal.expect("It sounds like: A nude or sexual picture, of a child or an adult")
    try terminal.expect("Is that right?")
    try terminal.expect("answer> ")
    terminal.sendLine("quit")
    #expect(terminal.wait() == 0)
    let record = try #require(program.recordPaths().first.flatMap(textOfFile))
    #expect(record.contains(#"a picture of a girl\nis going round\nin year 9"#))
  }

  @Test func `a long line survives the window growing narrow and wide again`() throws {
    let terminal = try started()
    let words = "somebody told me that a picture of a girl in my class was sent to half of the year"
    terminal.send(words)
    terminal.fill(300)
    for columns: UInt16 in [40, 100, 80] {
      terminal.resize(columns: columns)
      terminal.fill(300)
    }
    terminal.send("\r")
    try terminal.expect("Is that right?")
    try terminal.expect("answer> ")
    terminal.sendLine("quit")
    #expect(terminal.wait() == 0)
    let record = try #require(program.recordPaths().first.flatMap(textOfFile))
    #expect(record.contains(words))
  }

  @Test func `nothing is wider than a window of 40 columns`() throws {
    let terminal = try started(["TERM": "dumb"], columns: 40)
    terminal.sendLine("2")
    try terminal.expect("danger at this moment?")
    terminal.fill(200)
    let wide = terminal.output.split(whereSeparator: \.isNewline).filter { $0.count > 40 }
    #expect(wide.isEmpty, "\(wide)")
  }

  @Test(arguments: [["TERM": "dumb"], ["NO_COLOR": "1"]])
  func `no colour where none is wanted`(more: [String: String]) throws {
    let terminal = try started(more)
    terminal.sendLine("help")
    try terminal.expect("blanks the screen")
    #expect(!terminal.output.contains("\u{1B}[1m"))
    #expect(!terminal.output.contains("\u{1B}[36m"))
    if more["TERM"] == "dumb" { #expect(!terminal.output.contains("\u{1B}")) }
  }

  @Test func `an init file of readline cannot change an answer`() throws {
    let file = program.home + "/.inputrc"
    let text = "\"y\": \"no, all fine\"\n\"2\": \"1\"\n"
    let descriptor = open(file, O_CREAT | O_WRONLY, 0o600)
    _ = write(descriptor, text, text.utf8.count)
    close(descriptor)
    for more in [[:], ["INPUTRC": file]] {
      let terminal = try started(more)
      terminal.sendLine("2")
      try terminal.expect("A child told me something")
      try terminal.expect("danger at this moment?")
      try terminal.expect("answer> ")
      terminal.sendLine("y")
      try terminal.expect("You answered: Yes")
      terminal.signal(SIGKILL)
      _ = terminal.wait()
    }
  }

  @Test func `letters with accents arrive whole where the locale is not UTF-8`() throws {
    let terminal = program.terminal(["--setting", "kite"], ["LANG": "C", "LC_ALL": "C"])
    try terminal.expect("answer> ")
    terminal.sendLine("élève ☎ sent a nude picture of a girl round")
    try terminal.expect("Is that right?")
    try terminal.expect("answer> ")
    terminal.sendLine("quit")
    #expect(terminal.wait() == 0)
    let record = try #require(program.recordPaths().first.flatMap(textOfFile))
    #expect(record.contains("élève ☎ sent a nude picture of a girl round"))
  }

  @Test
  func `hide blanks the screen and what can be scrolled back, and Enter brings the question back`()
    throws
  {
    let terminal = try started()
    terminal.sendLine("2")
    try terminal.expect("danger at this moment?")
    try terminal.expect("answer> ")
    terminal.sendLine("hide")
    try terminal.expect("\u{1B}[3J")
    terminal.send("\r")
    try terminal.expect("danger at this moment?")
  }

  @Test func `a rehearsal says so on every line to type on`() throws {
    let terminal = program.terminal(["--setting", "kite", "--rehearse"])
    try terminal.expect("REHEARSAL. KITE College")
    try terminal.expect("REHEARSAL answer> ")
    terminal.sendLine("2")
    try terminal.expect("danger at this moment?")
    try terminal.expect("REHEARSAL answer> ")
    terminal.sendLine("quit")
    #expect(terminal.wait() == 0)
    #expect(program.recordPaths("live").isEmpty)
    #expect(program.recordPaths("rehearsal").count == 1)
  }

  @Test func `what is typed goes into no history file, and every file is the owner's alone`() throws
  {
    let terminal = try started()
    terminal.sendLine("a nude picture secretcanary")
    try terminal.expect("Is that right?")
    try terminal.expect("answer> ")
    terminal.sendLine("quit")
    #expect(terminal.wait() == 0)
    let found = program.run("/bin/grep", ["-rl", "secretcanary", program.home], [:]).output
    #expect(found.split(separator: "\n").count == 1)
    let open = program.run("/usr/bin/find", [program.home + "/records", "-perm", "/077"], [:])
      .output
    #expect(open == "")
  }

  @Test func `of two programs on one record, one wins and the other is told`() throws {
    let terminal = try started()
    terminal.sendLine("2")
    try terminal.expect("danger at this moment?")
    let path = try #require(program.recordPaths().first)
    let other = program.run(["resume", path])
    #expect(other.code == 75)
    // Which process it is stands in between, where the system tells it.
    #expect(other.errors.contains("another Waymark"))
    #expect(other.errors.contains("has this record open"))
  }

  @Test func `a request to stop saves and gives the terminal back`() throws {
    let terminal = try started()
    terminal.sendLine("2")
    try terminal.expect("danger at this moment?")
    try terminal.expect("answer> ")
    terminal.signal(SIGTERM)
    try terminal.expect("waymark resume")
    #expect(terminal.wait() == 130)
  }
}

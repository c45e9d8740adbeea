import Glibc

/// The built program, and a home of its own for each test.
package final class Program {
  /// Where the build put the program: beside the tests.
  package static let path: String = {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let own = String(
      decoding: buffer[..<max(0, length)].map(UInt8.init(bitPattern:)), as: UTF8.self)
    let folder = own.lastIndex(of: "/").map { String(own[..<$0]) } ?? "."
    let beside = folder + "/waymark"
    return access(beside, X_OK) == 0 ? beside : Shipped.root + "/.build/debug/waymark"
  }()

  package let home: String

  /// - Parameter isFresh: Whether the caches are still to be made, as on the first day. Otherwise the
  ///   program finds the shipped flows and phrases read, which takes it seconds.
  package init(isFresh: Bool = false) {
    var name = Array("/tmp/waymark-home-XXXXXX".utf8CString)
    home = String(cString: mkdtemp(&name))
    guard !isFresh else { return }
    mkdir(home + "/.cache", 0o700)
    run("/bin/cp", ["-R", Program.caches, home + "/.cache/waymark"], [:])
  }

  /// The caches of the shipped flows and phrases, made once.
  private static let caches: String = {
    let first = Program(isFresh: true)
    _ = first.run(
      ["--rehearse", "--setting", Shipped.settings[0]], input: "a nude picture\nquit\n")
    let kept = "/tmp/waymark-caches-\(getpid())"
    first.run("/bin/cp", ["-R", first.home + "/.cache/waymark", kept], [:])
    atexit { Program.removeCaches() }
    return kept
  }()

  private static func removeCaches() {
    let folder = "/tmp/waymark-caches-\(getpid())"
    for name in names(in: folder) { unlink(folder + "/" + name) }
    rmdir(folder)
  }

  deinit { run("/bin/rm", ["-rf", home], [:]) }

  package var records: String { home + "/records" }

  package var environment: [String: String] {
    [
      "HOME": home, "TERM": "xterm", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
      "WAYMARK_FLOWS": Shipped.root + "/flows", "WAYMARK_RECORDS": records,
    ]
  }

  /// Starts the program in a terminal.
  package func terminal(
    _ arguments: [String] = [], columns: UInt16 = 80, rows: UInt16 = 40,
    _ more: [String: String] = [:]
  ) -> Pseudoterminal {
    Pseudoterminal(
      Program.path, arguments, environment: environment.merging(more) { $1 }, columns: columns,
      rows: rows)
  }

  /// Runs the program without a terminal.
  ///
  /// - Returns: What it printed, what it complained, and its exit code.
  package func run(
    _ arguments: [String], input: String = "", _ more: [String: String] = [:]
  ) -> (output: String, errors: String, code: Int32) {
    run(Program.path, arguments, environment.merging(more) { $1 }, input: input)
  }

  /// Runs any program.
  @discardableResult
  package func run(
    _ program: String, _ arguments: [String], _ variables: [String: String], input: String = ""
  ) -> (output: String, errors: String, code: Int32) {
    let files = ["in", "out", "err"].map { "\(home).\($0)-\(UInt64.random(in: 0 ... .max))" }
    defer { for file in files { unlink(file) } }
    if let file = fopen(files[0], "we") {
      fputs(input, file)
      fclose(file)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
    for (descriptor, file) in [(Int32(1), files[1]), (2, files[2])] {
      posix_spawn_file_actions_addopen(&actions, descriptor, file, O_WRONLY | O_CREAT, 0o600)
    }
    // The tests may block signals that a shell waits for.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var environment = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for word in words + environment { free(word) } }
    var process = pid_t()
    guard posix_spawn(&process, program, &actions, &attributes, &words, &environment) == 0 else {
      return ("", "\(program) cannot be started", 127)
    }
    var status: Int32 = 0
    waitpid(process, &status, 0)
    let number = status & 0x7F
    return (
      textOfFile(files[1]) ?? "", textOfFile(files[2]) ?? "",
      number == 0 ? (status >> 8) & 0xFF : -number
    )
  }

  /// The paths of all records of a kind.
  package func recordPaths(_ mode: String = "live") -> [String] {
    names(in: records + "/" + mode).filter { !$0.hasSuffix(".session") }
      .map { records + "/" + mode + "/" + $0 }
  }
}

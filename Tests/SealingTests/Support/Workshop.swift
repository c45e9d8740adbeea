import Glibc

/// A folder of its own for one test, in which stock programs run; gone afterwards.
struct Workshop: ~Copyable {
  let path: String

  init() {
    var template = Array("/tmp/sealing-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil, "no temporary folder")
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    _ = Self.run("rm -rf '\(path)'")
  }

  /// Runs a shell command in the folder and gives its exit code.
  func run(_ command: String) -> Int32 {
    Self.run("cd '\(path)' && exec >>log 2>&1 </dev/null && { \(command)\n}")
  }

  func write(_ name: String, _ bytes: [UInt8]) {
    guard let file = fopen(path + "/" + name, "we") else { preconditionFailure("cannot write") }
    chmod(path + "/" + name, 0o600)
    precondition(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    fclose(file)
  }

  func write(_ name: String, _ text: String) {
    write(name, Array(text.utf8))
  }

  /// The bytes of a file, or nothing when it is not there.
  func read(_ name: String) -> [UInt8] {
    guard let file = fopen(path + "/" + name, "re") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  func readText(_ name: String) -> String {
    String(decoding: read(name), as: UTF8.self)
  }

  private static func run(_ script: String) -> Int32 {
    let arguments = ["/bin/sh", "-c", script]
    var words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    guard posix_spawn(&process, "/bin/sh", nil, nil, &words, environ) == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1 && errno == EINTR {}
    return status & 0x7f == 0 ? status >> 8 & 0xff : -(status & 0x7f)
  }
}

/// Whether every one of these programs can be run by its name.
func areInstalled(_ programs: String...) -> Bool {
  let folders = getenv("PATH").map { String(cString: $0) }?.split(separator: ":") ?? []
  return programs.allSatisfy { program in
    folders.contains { access($0 + "/" + program, X_OK) == 0 }
  }
}

/// Bytes without a pattern that any chunk size could hide in.
func sample(_ count: Int) -> [UInt8] {
  var state: UInt32 = 2_463_534_242
  return (0..<count).map { _ in
    state ^= state << 13
    state ^= state >> 17
    state ^= state << 5
    return UInt8(truncatingIfNeeded: state >> 8)
  }
}

import Casework
import FlowFiles
import Glibc
import Transcripts

/// Where things lie on this machine, by the XDG Base Directory Specification.
enum Places {
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func home(_ variable: String, _ fallback: String) -> String {
    // The specification says to ignore a path that is not absolute.
    if let path = environment(variable), path.hasPrefix("/") { return path }
    return (environment("HOME") ?? ownHome) + "/" + fallback
  }

  /// The home that the system knows of this account; where there is none, a place in which nothing
  /// can be made, not even by the one account that can make folders anywhere.
  private static var ownHome: String {
    getpwuid(getuid()).flatMap { $0.pointee.pw_dir }.map { String(cString: $0) }
      .flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/dev/null"
  }

  /// Settings of this person.
  static var configuration: String { home("XDG_CONFIG_HOME", ".config") + "/waymark" }
  /// What can be made again.
  static var cache: String { home("XDG_CACHE_HOME", ".cache") + "/waymark" }
  /// Sentences that were misunderstood.
  static var misreadings: String {
    home("XDG_STATE_HOME", ".local/state") + "/waymark/misread.tsv"
  }
  /// The records.
  static var records: String {
    environment("WAYMARK_RECORDS") ?? home("XDG_STATE_HOME", ".local/state") + "/waymark/records"
  }

  /// What to type to have this program do something, as whoever started it would: `make run`, which
  /// keeps its records elsewhere, says so.
  static func typed(_ words: String) -> String {
    (environment("WAYMARK_COMMAND") ?? "waymark *").replacing("*", with: words)
  }

  /// The flows folder: named by the environment, beside the checkout this was built in, or
  /// installed beside the program.
  static var flows: String {
    if let named = environment("WAYMARK_FLOWS") { return named }
    let folder = programFolder
    let candidates =
      folder.ancestors.map { $0 + "/flows" } + [
        folder + "/../share/waymark/flows", "/usr/local/share/waymark/flows",
      ]
    return candidates.first { access($0 + "/incidents", F_OK) == 0 }
      // A folder that is gone may be known as it was.
      ?? candidates.first { FlowFolder(path: $0).wasLoaded(cache: cache) } ?? "flows"
  }

  private static var programFolder: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard length > 0 else { return "." }
    let path = String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
    return path.ancestors.first ?? "."
  }
}

extension String {
  /// The folders above this path, nearest first.
  fileprivate var ancestors: [String] {
    var path = self[...]
    var found = [String]()
    while let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      path = path[..<slash]
      found.append(String(path))
    }
    return found
  }
}

/// What is said to whoever waits for a register that another program has.
private func waiting(for path: String, _ seconds: Int) -> Message {
  "\(path): another Waymark\(lockHolder(of: path).map { " (process \($0))" } ?? "") is writing to it. "
    + "This one waits, for \(seconds) seconds at most."
}

extension Office {
  /// The office on this machine.
  ///
  /// - Parameters:
  ///   - flows: The folder of flow files.
  ///   - records: The folder of records.
  init(flows: String = Places.flows, records: String = Places.records) {
    self.init(
      flows: flows, records: records, configuration: Places.configuration, cache: Places.cache,
      misreadings: Places.misreadings, program: "waymark \(Waymark.version)", now: Clock.now,
      patience: Register.Patience { complain(waiting(for: $0, $1)) })
  }
}

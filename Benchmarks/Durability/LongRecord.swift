import FlowEngine
import FlowModel
import Glibc
import Transcripts

/// Writes a record of many events in big batches, and times single appends near its beginning and at
/// its end.
///
/// - Returns: How many lines it has, and how long an append takes at its end beside one at its
///   thousandth event; medians.
@MainActor func writeLongRecord(
  _ count: Int, to path: String, opening: Opening, answer: Event, at moment: Moment
) throws -> (lines: Int, slowing: Double) {
  let folder = path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/long"
  let file = RecordFile(in: folder)
  try file.append([.opened(opening)], at: moment)
  var written = 1
  func append(_ number: Int) throws {
    try file.append(Array(repeating: answer, count: number), at: moment)
    written += number
  }
  // Beside a bare write each time: the disk itself is slower after a million events.
  let bare = open(folder + "/bare", O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0o600)
  let bytes = [UInt8](repeating: 0x61, count: 400)
  func single() throws -> Double {
    var (ours, raw) = ([Double](), [Double]())
    for _ in 0..<300 {
      let start = now()
      try append(1)
      let middle = now()
      _ = write(bare, bytes, bytes.count)
      fdatasync(bare)
      ours.append(middle - start)
      raw.append(now() - middle)
    }
    return median(ours) / median(raw)
  }
  try append(1_000)
  let early = try single()
  while written < count - 300 { try append(min(10_000, count - 300 - written)) }
  let late = try single()
  guard let made = file.path, rename(made, path) == 0 else { fatalError("cannot move the record") }
  return (written, late / early)
}

/// The most memory that this process has had, in MiB.
func residentMebibytes() -> Int {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return Int(usage.ru_maxrss) / 1024
}

/// Runs a program, its output thrown away; how it ended.
func run(_ program: String, _ arguments: [String]) -> Int32 {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  var words = ([program] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  var child = pid_t()
  guard posix_spawn(&child, program, &actions, nil, &words, environ) == 0 else { return 127 }
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0, errno == EINTR {}
  return status
}

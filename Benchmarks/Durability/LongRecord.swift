import FlowEngine
import FlowModel
import Glibc
import Transcripts

/// Writes a record of many events in big batches; gives how many lines it has.
func writeLongRecord(
  _ count: Int, to path: String, opening: Opening, answer: Event, at moment: Moment
) throws -> Int {
  let folder = path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/long"
  let file = RecordFile(in: folder)
  try file.append([.opened(opening)], at: moment)
  var written = 1
  while written < count {
    try file.append(Array(repeating: answer, count: min(10_000, count - written)), at: moment)
    written += min(10_000, count - written)
  }
  guard let made = file.path, rename(made, path) == 0 else { fatalError("cannot move the record") }
  return count
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

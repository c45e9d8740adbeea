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

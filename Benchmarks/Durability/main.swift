import FlowEngine
import FlowModel
import Glibc
import Transcripts

// durability SCRATCH: an append that is safe beside a bare write and fdatasync of the same bytes;
// checking a long record beside reading it once.

let scratch = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "/tmp"
let opening = Opening(
  record: newRecordName(), mode: .rehearsal, program: "benchmark", setting: "none",
  settingTitle: "none", policies: [], digests: [:], account: "none", offset: 0)
let answer = Event.answered(
  question: "whose-device", Answer(raw: "1", values: ["pupil"]), shown: "A pupil's own device")
let asked = Event.asked(
  Asked(
    question: "who-holds", text: "Who holds the device at this moment?",
    options: ["You", "A colleague", "The pupil", "I don't know"]))

func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

let moment = Moment(milliseconds: 1_795_000_000_000)
let disk = TimedDisk()
let file = RecordFile(in: scratch, disk: disk)
var batches = [[UInt8]]()
file.onSaved = { batches.append($0) }
try file.append([.opened(opening)], at: moment)

let bare = open(scratch + "/bare", O_CREAT | O_TRUNC | O_WRONLY | O_APPEND | O_CLOEXEC, 0o600)
var (ours, before, raw) = ([Double](), [Double](), [Double]())

@MainActor func appendOurs() throws {
  let start = now()
  try file.append([answer, asked], at: moment)
  ours.append(now() - start)
  before.append(disk.lastWrite - start)
}

@MainActor func appendBare() {
  let bytes = batches.last!
  let start = now()
  _ = bytes.withUnsafeBytes { write(bare, $0.baseAddress, $0.count) }
  fdatasync(bare)
  raw.append(now() - start)
}

// Whoever comes second finds the disk as the first left it, so they take turns.
for round in 0..<1_000 {
  if round % 2 == 0 { try appendOurs() } else { appendBare() }
  if round % 2 == 0 { appendBare() } else { try appendOurs() }
}
print(
  "  durable append of a turn: \(hundredths(median(ours) / median(raw)))"
    + " times a bare write and fdatasync (goal 1.05)")
print("  of it before the first byte is written: \(hundredths(median(before) / median(raw)))")

print(
  "  the same, encrypted to two people and the session: "
    + "\(hundredths(try encryptedAppend(of: [answer, asked], at: moment, in: scratch))) times "
    + "(goal 3)")

func hundredths(_ number: Double) -> String {
  let whole = Int((number * 100).rounded())
  return "\(whole / 100).\(String(whole % 100 + 100).dropFirst())"
}

// The longest record that anybody will write, with room to spare.
let long = scratch + "/long.jsonl"
let lines = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2])! : 3_000
let (count, slowing) = try writeLongRecord(
  lines, to: long, opening: opening, answer: answer, at: moment)
print(
  "  an append at event \(count) beside one at event 1000: \(hundredths(slowing)) (goal 1.10)")
let begun = now()
let check = try Verification(at: long, keys: nil)
let checked = now()
precondition(check.verdict == .ok && check.lines == count)
print("  checking \(count) events: \(hundredths((checked - begun) / 1e3)) ms (goal 100)")
unlink(long)

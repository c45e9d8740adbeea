import FlowEngine
import FlowModel
import Glibc
import Sealing
import Transcripts

/// How long a durable append of an encrypted turn takes, beside a bare write and fdatasync of as
/// many bytes; medians.
func encryptedAppend(
  of turn: [Event], at moment: Moment, in folder: String
) throws -> Double {
  let people = [AgeIdentity(), AgeIdentity()].map(\.recipient)
  let keys = SessionKeys(
    make: { AgeIdentity().text },
    encryption: { secret in
      guard let session = try? AgeIdentity(secret) else { return nil }
      let readers = [session.recipient] + people
      return LineEncryption(
        encrypt: { try? Age.encryptLine($0, to: readers) },
        decrypt: { Age.decryptLine($0, with: session) })
    })
  let opening = Opening(
    record: newRecordName(), mode: .live, program: "benchmark", setting: "none",
    settingTitle: "none", policies: [], digests: [:], account: "none", offset: 0)
  let file = RecordFile(in: folder, keys: keys)
  try file.append([.opened(opening)], at: moment)

  let bare = open(folder + "/bare", O_CREAT | O_TRUNC | O_WRONLY | O_APPEND | O_CLOEXEC, 0o600)
  defer { close(bare) }
  var (ours, raw) = ([Double](), [Double]())
  for _ in 0..<400 {
    let before = size(of: file.path!)
    let start = now()
    try file.append(turn, at: moment)
    ours.append(now() - start)
    let bytes = [UInt8](repeating: 0x61, count: size(of: file.path!) - before)
    let middle = now()
    _ = bytes.withUnsafeBytes { write(bare, $0.baseAddress, $0.count) }
    fdatasync(bare)
    raw.append(now() - middle)
  }
  return median(ours) / median(raw)
}

private func size(of path: String) -> Int {
  var status = stat()
  stat(path, &status)
  return Int(status.st_size)
}

import Glibc
import Transcripts

extension ReaderCheck {
  /// A record read in several places is judged as one read whole.
  static func brokenByReadingInPieces(_ bytes: [UInt8], _ check: Verification) -> String? {
    if isEncryptedRecord(bytes) { return nil }
    var name = Array("/tmp/waymark-pieces-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { return nil }
    defer {
      close(descriptor)
      unlink(&name)
    }
    guard bytes.withUnsafeBytes({ write(descriptor, $0.baseAddress, $0.count) }) == bytes.count
    else { return nil }
    // By its name: a link, such as those of /proc/self/fd, is not followed.
    let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    for places in 1...4 {
      guard let long = try? LongVerification(at: path, keys: nil, places: places) else {
        return "in \(places) places it is not read"
      }
      let isSame =
        long.verdict == check.verdict && long.lines == check.events.count && long.head == check.head
      guard isSame else { return "in \(places) places it is judged in another way" }
    }
    return nil
  }
}

import Files
import Glibc

/// A file of the cache, which says of itself what it is and whether it is whole: a line that names
/// it, the SHA-256 of the rest, and the rest. One changed bit anywhere, and there is no such file.
///
/// It keeps chance away and not intent: whoever can write it can write its digest. So only a file of
/// this very account, which nobody else can write, is taken, and what proves anything never reads
/// the cache.
struct KeptFile {
  let path: String
  /// What it is, with a number that changes when its layout does. No line feed.
  let name: String
  /// SHA-256 as lower-case hex.
  let digest: ([UInt8]) -> String
  var disk: any Disk = PosixDisk()

  private static let limit = 64 << 20

  /// What was kept, or nil if nothing was, or not all of it is as it was.
  func read() -> [UInt8]? {
    guard isPrivate, let bytes = try? FileReader(limit: KeptFile.limit).bytes(at: path) else {
      return nil
    }
    let head = Array("\(name)\n".utf8)
    guard bytes.starts(with: head), let end = bytes[head.count...].firstIndex(of: 0x0A) else {
      return nil
    }
    let body = Array(bytes[(end + 1)...])
    return bytes[head.count..<end].elementsEqual(digest(body).utf8) ? body : nil
  }

  /// Keeps a body in the place of what was kept. One that cannot be kept costs time and nothing else.
  func write(_ body: [UInt8]) {
    let head = Array("\(name)\n\(digest(body))\n".utf8)
    try? PrivateFile.replace(head + body, at: path, on: disk)
  }

  /// When it was kept, in seconds since 1970.
  var time: Int? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mtim.tv_sec : nil
  }

  private var isPrivate: Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_uid == geteuid() && status.st_mode & 0o022 == 0
  }
}

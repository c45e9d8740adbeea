import Glibc

/// The process that holds a record, as the system tells it; nil if it does not.
package func lockHolder(of path: String) -> Int32? {
  var status = stat()
  guard stat(path, &status) == 0, let file = fopen("/proc/locks", "re") else { return nil }
  defer { fclose(file) }
  // As glibc's sysmacros.h takes a device apart.
  let device = UInt64(status.st_dev)
  let major = UInt32(truncatingIfNeeded: device >> 8 & 0xFFF | device >> 32 & ~0xFFF)
  let minor = UInt32(truncatingIfNeeded: device & 0xFF | device >> 12 & ~0xFF)
  var line = [CChar](repeating: 0, count: 256)
  while fgets(&line, Int32(line.count), file) != nil {
    let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let parts = text.split(separator: " ")
    // 1: FLOCK ADVISORY WRITE 4711 fd:01:262401 0 EOF
    guard parts.count > 5, parts[1] == "FLOCK", let process = Int32(parts[4]) else { continue }
    let numbers = parts[5].split(separator: ":")
    if numbers.count == 3, UInt32(numbers[0], radix: 16) == major,
      UInt32(numbers[1], radix: 16) == minor, numbers[2] == "\(status.st_ino)"
    {
      return process
    }
  }
  return nil
}

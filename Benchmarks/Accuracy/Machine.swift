import Glibc

/// The lines of a file.
func lines(of path: String) -> [String] {
  guard let file = fopen(path, "r") else { fatalError("\(path): cannot be read") }
  defer { fclose(file) }
  var bytes = [UInt8]()
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
    bytes += buffer[..<count]
  }
  return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
}

/// What something gives, and how many seconds it took.
func timed<Value>(_ work: () -> Value) -> (Value, Double) {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let start = now()
  let value = work()
  return (value, now() - start)
}

/// The most memory that this process has had, in MiB.
func residentMebibytes() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return Double(usage.ru_maxrss) / 1024
}

import FuzzDriver
import ReaderChecks

/// The readers by the byte that an input for them begins with.
private let checks = Dictionary(uniqueKeysWithValues: ReaderCheck.all.map { ($0.letter, $0) })

/// The first byte says which reader the rest is for.
fuzz { start, count in
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let first = bytes.first, let check = checks[first] else { return -1 }
  if let broken = check.broken(Array(bytes.dropFirst())) {
    fatalError("\(check): \(broken)")
  }
  return 0
}

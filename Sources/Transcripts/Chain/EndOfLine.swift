import Glibc

/// The place of the first line feed from a place on; nil if there is none.
func endOfLine(in bytes: [UInt8], from start: Int) -> Int? {
  bytes.withUnsafeBytes { bytes in
    guard start < bytes.count,
      let found = memchr(bytes.baseAddress! + start, 0x0A, bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - bytes.baseAddress!
  }
}

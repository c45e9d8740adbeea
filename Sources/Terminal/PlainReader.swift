import Glibc

/// Reads lines from whatever standard input is, without a prompt and without echo.
///
/// A line ends with LF, CR LF or CR; a byte order mark at the start is no part of the first.
package struct PlainReader: LineReader {
  /// The most bytes of a line that are kept: more than anybody types. What is longer ends in
  /// ``LineInput/tooLong``, so that it is never taken for what it begins with.
  package static let longest = 64 << 10

  private var line: [UInt8] = []
  private var isTooLong = false
  /// What was read and not yet looked at.
  private var rest: ArraySlice<UInt8> = []
  private var isAtStart = true
  private var isAtEnd = false
  private var endedWithCR = false
  private let descriptor: Int32

  /// - Parameter descriptor: Where to read; standard input, if it is not said.
  package init(descriptor: Int32 = 0) { self.descriptor = descriptor }

  package mutating func read(prompt: String, completions: [String]) -> LineInput {
    while true {
      // Of CR LF, the second half may come long after the first.
      if endedWithCR, let byte = rest.first {
        if byte == 0x0A { rest = rest.dropFirst() }
        endedWithCR = false
      }
      if let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
        endedWithCR = rest[end] == 0x0D
        keep(rest[..<end])
        rest = rest[(end + 1)...]
        return finish()
      }
      keep(rest)
      rest = []
      guard !isAtEnd else {
        // A last line without an end is a line all the same.
        return line.isEmpty && !isTooLong ? .endOfInput : finish()
      }
      fill()
    }
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    isTooLong = isTooLong || line.count + bytes.count > PlainReader.longest
    if !isTooLong { line += bytes }
  }

  private mutating func finish() -> LineInput {
    defer { (line, isTooLong, isAtStart) = ([], false, false) }
    if isTooLong { return .tooLong }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = isAtStart && line.starts(with: mark) ? line.dropFirst(3) : line[...]
    return .line(String(decoding: bytes, as: UTF8.self))
  }

  private mutating func fill() {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    if count > 0 {
      rest = buffer[..<count]
    } else if count < 0, errno == EAGAIN {
      // That nothing is there yet is no end.
      var input = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      poll(&input, 1, -1)
    } else if count == 0 || errno != EINTR {
      isAtEnd = true
    }
  }
}

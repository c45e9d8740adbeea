import Glibc

/// Reads lines from whatever standard input is, without a prompt and without echo.
public struct PlainReader: LineReader {
  private var rest: [UInt8] = []
  /// How much of it was looked through for the end of a line.
  private var searched = 0
  private var isAtEnd = false
  private let descriptor: Int32

  /// - Parameter descriptor: Where to read; standard input, if it is not said.
  public init(descriptor: Int32 = 0) { self.descriptor = descriptor }

  public mutating func read(prompt: String, completions: [String]) -> LineInput {
    while true {
      if let end = rest[searched...].firstIndex(of: 0x0A) {
        let line = text(rest[..<end])
        rest.removeFirst(end + 1)
        searched = 0
        return .line(line)
      }
      searched = rest.count
      guard !isAtEnd else {
        // A last line without a line feed is a line all the same.
        guard !rest.isEmpty else { return .endOfInput }
        defer { (rest, searched) = ([], 0) }
        return .line(text(rest[...]))
      }
      fill()
    }
  }

  private mutating func fill() {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    if count > 0 {
      rest += buffer[..<count]
    } else if count == 0 || errno != EINTR {
      isAtEnd = true
    }
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.last == 0x0D ? bytes.dropLast() : bytes, as: UTF8.self)
  }
}

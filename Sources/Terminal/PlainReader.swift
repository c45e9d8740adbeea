import Glibc

/// Reads lines from whatever standard input is, without a prompt and without echo.
public struct PlainReader: LineReader {
  private var rest: [UInt8] = []
  private var isAtEnd = false
  private let descriptor: Int32

  /// - Parameter descriptor: Where to read; standard input, if it is not said.
  public init(descriptor: Int32 = 0) { self.descriptor = descriptor }

  public mutating func read(prompt: String, completions: [String]) -> LineInput {
    while true {
      if let end = rest.firstIndex(of: 0x0A) {
        let line = text(rest[..<end])
        rest.removeFirst(end + 1)
        return .line(line)
      }
      guard !isAtEnd else {
        // A last line without a line feed is a line all the same.
        guard !rest.isEmpty else { return .endOfInput }
        defer { rest = [] }
        return .line(text(rest[...]))
      }
      fill()
    }
  }

  private mutating func fill() {
    var buffer = [UInt8](repeating: 0, count: 4_096)
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

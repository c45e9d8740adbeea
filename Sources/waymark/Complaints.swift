import FlowModel
import Glibc
import Terminal

/// Something said to a person. What is put into it, such as a path or an argument, cannot end its
/// line: only the line feeds that are written in the program do.
struct Message: ExpressibleByStringInterpolation {
  let text: String

  init(stringLiteral text: String) { self.text = text }
  init(stringInterpolation parts: StringInterpolation) { text = parts.text }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {}
    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation<Value>(_ value: Value) { text += "\(value)".onOneLine }
  }

  static func + (left: Message, right: Message) -> Message {
    Message(stringLiteral: left.text + right.text)
  }
}

/// Says on standard error what went wrong. Whoever may be in need of help reads first where it is.
func complain(_ message: Message) { complain(message.text) }

/// Says lines on standard error; the names in them are known to be on one line.
@_disfavoredOverload func complain(_ text: String) {
  FirstWords.sayOnce()
  printError(text)
}

/// Prints lines on standard error.
func printError(_ text: String) {
  let bytes = Array((folded(text, on: STDERR_FILENO) + "\n").utf8)
  var written = 0
  while written < bytes.count {
    let count = bytes[written...].withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return }
    written += count
  }
}

/// Says something on standard output.
func say(_ message: Message) { say(message.text) }

/// Says lines on standard output; the names in them are known to be on one line.
@_disfavoredOverload func say(_ text: String) { print(folded(text, on: STDOUT_FILENO)) }

/// Says a document that ends with a line feed.
func sayDocument(_ text: String) { say(String(text.dropLast())) }

/// The columns that a document on standard output has; nil for those of a page.
var textWidth: Int? { columnsWanted(on: STDOUT_FILENO).map { min(78, max(20, $0)) } }

/// The text without what commands a terminal, no line wider than the terminal that it goes to.
private func folded(_ text: String, on descriptor: Int32) -> String {
  let plain = PlainText(cleaning: text).text
  guard let width = columnsWanted(on: descriptor) else { return plain }
  return fold(plain, width: width).joined(separator: "\n")
}

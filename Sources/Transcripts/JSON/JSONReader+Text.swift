extension JSONReader {
  /// Reads a text, or the key of an object. Most hold nothing but ASCII that stands for itself.
  mutating func text(_ bytes: Span<UInt8>) throws(JSONProblem) {
    let start = next + 1
    next = bytes.endOfOrdinary(from: start)
    if next < bytes.count, bytes[next] == UInt8(ascii: "\"") {
      note(.ascii, from: start)
      next += 1
    } else {
      try anyText(bytes, from: start)
    }
  }

  /// Reads on in a text of any kind.
  private mutating func anyText(
    _ bytes: Span<UInt8>, from start: Int
  ) throws(JSONProblem) {
    var (isASCII, isEscaped) = (true, false)
    while next < bytes.count {
      switch bytes[next] {
      case UInt8(ascii: "\""):
        if !isASCII { try checkUTF8(bytes.extracting(start..<next)) }
        note(isEscaped ? .escaped : isASCII ? .ascii : .unicode, from: start)
        next += 1
        return
      case UInt8(ascii: "\\"):
        isEscaped = true
        try escape(bytes)
      case ..<0x20: throw problem("a control character stands in a text")
      case ..<0x80: next += 1
      default:
        isASCII = false
        next += 1
      }
      next = bytes.endOfOrdinary(from: next)
    }
    throw problem("a text has no end")
  }

  /// Escapes are ASCII, so that a text with them is UTF-8 exactly when what they stand for is.
  private func checkUTF8(_ content: Span<UInt8>) throws(JSONProblem) {
    do { _ = try UTF8Span(validating: content) } catch { throw problem("not UTF-8") }
  }

  /// Goes over an escape, which must be the shortest that there is for its character.
  private mutating func escape(_ bytes: Span<UInt8>) throws(JSONProblem) {
    guard next + 1 < bytes.count else { throw problem("an escape has no end") }
    switch bytes[next + 1] {
    case UInt8(ascii: "u"):
      guard next + 6 <= bytes.count,
        let code = controlCharacter(bytes.extracting(next + 2..<next + 6)),
        shortEscape(of: code) == nil
      else { throw problem("this is not the canonical form") }
      next += 6
    case UInt8(ascii: "/"): throw problem("this is not the canonical form")
    case let letter:
      guard character(ofShortEscape: letter) != nil else {
        throw problem("an escape that JSON does not have")
      }
      next += 2
    }
  }
}

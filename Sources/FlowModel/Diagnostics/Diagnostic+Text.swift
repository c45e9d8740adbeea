extension Diagnostic {
  /// The problem as a compiler prints it, with the offending line and a caret.
  ///
  /// - Parameter source: The whole text of the file, if it is at hand.
  package func text(source: String?) -> String {
    let place = "\(location.file):\(location.line):\(location.column)"
    var lines = ["\(place): \(severity.rawValue): \(message) [\(code)]"]
    if let quoted = source.flatMap(line(of:)) {
      let gutter = "\(location.line) | "
      lines.append(gutter + quoted)
      let indent = String(repeating: " ", count: gutter.count - 2) + "| "
      let caret = String(repeating: " ", count: max(0, location.column - 1)) + "^"
      lines.append(indent + caret + (hint.map { " " + $0 } ?? ""))
    } else if let hint {
      lines.append(hint)
    }
    lines.append(remedy)
    return (lines + notes).joined(separator: "\n")
  }

  /// The line the problem stands in. Tabs become one space so that the caret stays under it.
  private func line(of source: String) -> String? {
    // Swift takes CR LF as one character, so "\n" alone would find no line of a Windows file.
    let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard (1...max(1, lines.count)).contains(location.line), !lines.isEmpty else { return nil }
    return String(lines[location.line - 1].map { $0 == "\t" ? " " : $0 })
  }
}

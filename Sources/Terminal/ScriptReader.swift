/// Reads lines that were written beforehand, one answer a line.
package struct ScriptReader: LineReader {
  private var lines: ArraySlice<String>

  package init(_ lines: [String]) { self.lines = lines[...] }

  package mutating func read(prompt: String, completions: [String]) -> LineInput {
    lines.popFirst().map { .line($0) } ?? .endOfInput
  }
}

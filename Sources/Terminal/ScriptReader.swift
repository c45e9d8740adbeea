/// Reads lines that were written beforehand, one answer a line.
public struct ScriptReader: LineReader {
  private var lines: ArraySlice<String>

  public init(_ lines: [String]) { self.lines = lines[...] }

  public mutating func read(prompt: String, completions: [String]) -> LineInput {
    lines.popFirst().map { .line($0) } ?? .endOfInput
  }
}

import FlowModel

/// How hard the texts of a flow file are to read, by the Automated Readability Index (Smith and
/// Senter, 1967): about the school year in which they can be read.
enum ReadingEase {
  /// The hardest that a file may be: what a twelve-year-old reads.
  static let hardest = 8.0
  /// Fewer words than this say nothing about a file.
  private static let fewest = 20

  static func problems(
    in lines: [(name: String, text: String, place: SourceLocation)]
  ) -> [Diagnostic] {
    Dictionary(grouping: lines, by: \.place.file).compactMap { file, lines in
      guard let index = index(of: lines.map(\.text)), index > hardest else { return nil }
      let tenths = Int((index * 10).rounded())
      return Diagnostic(
        code: "hard-to-read",
        "the texts of this file need a reading age of school year \(tenths / 10).\(tenths % 10)",
        at: SourceLocation(file: file, line: 1, column: 1),
        remedy: "Use shorter words and sentences, down to year \(Int(hardest)).")
    }
  }

  /// Nil for texts that are too short to judge.
  static func index(of texts: [String]) -> Double? {
    var (letters, words, sentences) = (0, 0, 0)
    for text in texts {
      sentences += text.split { ".?!".contains($0) }.count { $0.contains(where: \.isLetter) }
      for word in text.split(whereSeparator: \.isWhitespace) where word.contains(where: \.isLetter)
      {
        words += 1
        letters += word.count { $0.isLetter || $0.isNumber }
      }
    }
    guard words >= fewest, sentences > 0 else { return nil }
    return 4.71 * Double(letters) / Double(words) + 0.5 * Double(words) / Double(sentences) - 21.43
  }
}

/// Rows for spreadsheets (RFC 4180), in which no cell is a formula.
package enum CSV {
  /// A row, every cell quoted.
  package static func row(_ cells: [String]) -> String {
    cells.map { "\"" + harmless($0).replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
  }

  /// A cell that begins like a formula is text, whatever a spreadsheet would make of it: the
  /// apostrophe says so. Blanks before the sign do not help it.
  private static func harmless(_ cell: String) -> String {
    let first = cell.unicodeScalars.first { $0 != " " && $0 != "\u{A0}" }
    let signs: [Unicode.Scalar] = [
      "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
    return first.map(signs.contains) ?? false ? "'" + cell : cell
  }
}

/// The text with every control and bidirectional character shown as its number, so that nothing
/// in a record can move a cursor or turn a line round. Tabs are spaces, and what ends a line or a
/// paragraph in Unicode does so.
package func visible(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x09: result.append(" ")
    case 0x0A, 0x2028, 0x2029: result.append("\n")
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF:
      result.append(
        contentsOf: "<U+\(String(scalar.value, radix: 16, uppercase: true))>".unicodeScalars)
    default: result.append(scalar)
    }
  }
  return String(result)
}

extension String {
  /// The text on one line, every character that would end a line, move a cursor or turn a line round
  /// shown as its number: `<U+A>`. For the names of files, which may hold anything but a slash.
  package var onOneLine: String {
    guard unicodeScalars.contains(where: \.breaksLine) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      guard scalar.breaksLine else {
        result.append(scalar)
        continue
      }
      let number = String(scalar.value, radix: 16, uppercase: true)
      result.append(contentsOf: "<U+\(number)>".unicodeScalars)
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var breaksLine: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

import FlowModel

/// What a character is to whoever compares words.
enum Folded {
  /// Nobody sees it, or it is a mark upon the letter before it: it is passed over.
  case nothing
  /// One of the many signs that stand for an apostrophe.
  case apostrophe
  /// A letter or digit of ASCII, lower-case.
  case letter(UInt8)
  /// A sign that stands for several letters.
  case letters(StaticString)
  /// Whatever stands between words.
  case between
}

/// Folds a character: capitals, accents, the compatibility forms of Unicode (full width, letters
/// of mathematics, ligatures, letters in circles) and letters of other alphabets that look like
/// ours all become the plain letter.
///
/// The table is our own because Swift's library gives no NFKC without Foundation, and because only
/// what leads to a plain letter is of use here: 8 KB in the place of Unicode's 200.
@inline(__always)
func folded(_ scalar: Unicode.Scalar) -> Folded {
  switch scalar.value {
  case 0x61...0x7A, 0x30...0x39: .letter(UInt8(scalar.value))
  case 0x41...0x5A: .letter(UInt8(scalar.value) | 0x20)
  case 0x27, 0x60: .apostrophe
  case 0...0x7F: .between
  default: foldedBeyondASCII(scalar)
  }
}

private func foldedBeyondASCII(_ scalar: Unicode.Scalar) -> Folded {
  let value = scalar.value
  switch value {
  case 0xB4, 0x2B9, 0x2BB...0x2BD, 0x2BF, 0x2C8, 0x2CA, 0x2CB, 0x2018, 0x2019, 0x201B, 0x2032,
    0x2035, 0x384, 0x55A, 0x5F3, 0x7F4, 0x1FBD, 0x1FBF, 0x1FEF, 0x1FFD, 0x1FFE, 0xA78B, 0xA78C,
    0xFF07, 0xFF40:
    return .apostrophe
  case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F:
    return .nothing
  default: break
  }
  if scalar.isUnseen { return .nothing }
  if let letters = foldingLigatures[value] { return .letters(letters) }
  // The last row that begins before it.
  var (low, high) = (0, foldingRows.count)
  while low < high {
    let middle = (low + high) / 2
    if foldingRows[middle].first <= value { low = middle + 1 } else { high = middle }
  }
  guard low > 0 else { return .between }
  let row = foldingRows[low - 1]
  let place = Int(value - row.first)
  guard place < row.letters.utf8CodeUnitCount else { return .between }
  let letter = row.letters.utf8Start[place]
  return letter == space ? .between : .letter(letter)
}

/// The scalars of a text, with the character references of HTML (`&#39;`, `&rsquo;`, `&shy;`) read
/// as what they stand for: they come with text that is pasted from pages and mail.
func scalars(of text: String) -> [Unicode.Scalar] {
  let typed = Array(text.unicodeScalars)
  guard typed.contains("&") else { return typed }
  var read = [Unicode.Scalar]()
  var place = 0
  while place < typed.count {
    if typed[place] == "&", let end = typed[place...].prefix(10).firstIndex(of: ";") {
      var name = String(String.UnicodeScalarView(typed[(place + 1)..<end])).lowercased()
      if let scalar = reference(&name) {
        read.append(scalar)
        place = end + 1
        continue
      }
    }
    read.append(typed[place])
    place += 1
  }
  return read
}

private func reference(_ name: inout String) -> Unicode.Scalar? {
  if name.hasPrefix("#x") {
    return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
  }
  if name.hasPrefix("#") { return UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init) }
  switch name {
  case "apos", "rsquo", "lsquo", "prime", "acute": return "'"
  case "shy", "zwnj", "zwj", "zwsp": return "\u{AD}"
  case "amp", "nbsp", "quot", "ldquo", "rdquo", "lt", "gt", "hellip", "ndash", "mdash", "ensp",
    "emsp", "thinsp":
    return " "
  default: return nil
  }
}

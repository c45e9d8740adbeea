/// What stands in a register. One byte that is not as it was written costs the entry in which it
/// stands, and no other: each line names the digest of the one before it, so that it shows which
/// of the two was changed.
package struct RegisterContents: Sendable {
  /// A line that is not as it was written. Lines count from 1.
  package struct Damage: Hashable, Sendable {
    package let line: Int
    package let reason: String
    /// Whether it is the beginning of an entry, at the end: the machine may have stopped meanwhile.
    package var isTorn = false
  }

  /// Every entry that is as it was written, in order.
  package private(set) var entries: [Register.Entry] = []
  package private(set) var damage: [Damage] = []
  /// The bytes at the end that are no entry: it was being written when the machine stopped, and
  /// what it was to enter was never said to be done.
  private(set) var torn: ArraySlice<UInt8> = []
  /// Whether the last entry has no line feed.
  private(set) var isUnterminated = false
  /// SHA-256 of the last whole line, which the next one names.
  private(set) var head = Line.noDigest

  /// The line of the entry that was added last, if it is as it was written.
  private var last: Int?
  /// Whether the line before is known to have been changed, so that its digest tells nothing.
  private var followsDamage = false

  init(of bytes: [UInt8]) {
    var (number, rest) = (0, bytes[...])
    while let end = rest.firstIndex(of: 0x0A) {
      number += 1
      take(rest[..<end], number)
      rest = rest[(end + 1)...]
    }
    guard !rest.isEmpty else { return }
    // Only its line feed was lost: the entry is whole.
    if Found(rest) != nil || Found(rest.dropLast()) != nil {
      isUnterminated = true
      take(rest, number + 1)
    } else {
      torn = rest
      let isTorn = beginsAnEntry(rest)
      let what = "\(rest.count) bytes at the end have no line feed and are no entry: "
      damage.append(
        Damage(
          line: number + 1,
          reason: what
            + (isTorn
              ? "one that was being written when the machine stopped, or was cut since"
              : "somebody or something added them"),
          isTorn: isTorn))
    }
  }

  /// Whether bytes can be those of an entry that was never finished: its keys stand in order, it is
  /// visible ASCII, and none is long.
  private func beginsAnEntry(_ bytes: ArraySlice<UInt8>) -> Bool {
    let starts = ["{\"case\":\"", "{\"deed\":\""].map { Array($0.utf8) }
    return bytes.count < 1_024 && bytes.allSatisfy { (0x20..<0x7F).contains($0) }
      && starts.contains { start in zip(bytes, start).allSatisfy { $0 == $1 } }
  }

  private mutating func take(_ line: ArraySlice<UInt8>, _ number: Int) {
    if let found = Found(line) {
      add(found, number)
    } else if let (first, second) = parts(of: line) {
      // The line feed between two, or after the last, is another byte: the words are whole.
      damage.append(.init(line: number, reason: "its line feed was changed"))
      add(first, number)
      if let second { add(second, number) }
    } else {
      damage.append(.init(line: number, reason: "it is not as an entry is written"))
      (last, followsDamage) = (nil, true)
      head = sha256(Array(line) + [0x0A])
    }
  }

  private mutating func add(_ found: Found, _ number: Int) {
    defer { head = sha256(Array(found.line) + [0x0A]) }
    if found.previous != head, !followsDamage {
      guard !isNearlyEqual(found.previous, head) else {
        damage.append(.init(line: number, reason: "what it says of the line before was changed"))
        (last, followsDamage) = (nil, true)
        return
      }
      let reason = "it was changed, or a line after it was taken away"
      if last != nil { entries.removeLast() }
      damage.append(
        number == 1
          ? .init(line: 1, reason: "lines before it were taken away")
          : .init(line: number - 1, reason: reason))
    }
    entries.append(found.entry)
    (last, followsDamage) = (number, false)
  }

  /// One changed bit is one changed digit of a digest that is written down, but nearly all digits
  /// of a digest that is computed.
  private func isNearlyEqual(_ one: String, _ other: String) -> Bool {
    one.utf8.count == other.utf8.count && zip(one.utf8, other.utf8).count { $0 != $1 } <= 2
  }

  /// Two entries with another byte in the place of the line feed between them, or one with another
  /// byte in the place of the one after it.
  private func parts(of line: ArraySlice<UInt8>) -> (Found, Found?)? {
    if let whole = Found(line.dropLast()) { return (whole, nil) }
    for place in line.indices.dropLast(2)
    where line[place] == UInt8(ascii: "}") && line[place + 2] == UInt8(ascii: "{") {
      if let first = Found(line[...place]), let second = Found(line[(place + 2)...]) {
        return (first, second)
      }
    }
    return nil
  }

  /// An entry as a line holds it.
  private struct Found {
    let line: ArraySlice<UInt8>
    let entry: Register.Entry
    /// What it names as the digest of the line before.
    let previous: String

    /// Nil for whatever is not as it is written here: somebody else put it there.
    init?(_ line: ArraySlice<UInt8>) {
      guard case .object(let fields)? = try? StrictJSON.value(of: line),
        let entry = Register.Entry(fields), let previous = fields["prev"]?.string,
        entry.line(after: previous).elementsEqual(line)
      else { return nil }
      (self.line, self.entry, self.previous) = (line, entry, previous)
    }
  }
}

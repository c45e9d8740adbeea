import Bytes
import FlowEngine
import FlowModel
import Testing

@testable import Transcripts

/// Lines that are nearly right, held against the writer: what it writes is the only form there is.
struct LineTests {
  /// The lines of a record with every kind of event, without their line feeds.
  static let lines: [[UInt8]] = {
    let bytes = (try? sampleRecord()) ?? []
    return bytes.split(separator: 0x0A).map { Array($0) }
  }()

  /// What a byte is exchanged for: signs of JSON, beginnings of escapes and numbers, upper case,
  /// control characters, parts of UTF-8.
  static let others = Array("\"\\{}[]:,0-1.eEuAfnt /Z".utf8) + [0x00, 0x0A, 0x1F, 0x7F, 0x80, 0xC3]

  /// A line with one byte exchanged, taken out or doubled, and with two bytes swapped.
  static func changed(_ line: [UInt8]) -> [[UInt8]] {
    var all = [[UInt8]]()
    for place in line.indices {
      for other in others + [line[place] ^ 1, line[place] ^ 0x20] where other != line[place] {
        var changed = line
        changed[place] = other
        all.append(changed)
      }
      var changed = line
      changed.remove(at: place)
      all.append(changed)
      changed = line
      changed.insert(line[place], at: place)
      all.append(changed)
      changed = line
      changed.swapAt(place, max(0, place - 1))
      if changed != line { all.append(changed) }
    }
    return all
  }

  private func read(_ line: [UInt8]) -> Result<LineReader.Found, JSONProblem> {
    var reader = LineReader()
    return Result { () throws(JSONProblem) in try reader.read(line[...], offset: 60) }
  }

  @Test(arguments: lines.indices)
  func `a line is taken exactly when writing it again gives the same bytes`(number: Int) throws {
    let line = Self.lines[number]
    #expect(try written(read(line).get(), line) == line)
    for changed in Self.changed(line) {
      guard case .success(let found) = read(changed) else { continue }
      let again = try written(found, changed)
      #expect(again == changed, "\(String(decoding: changed, as: UTF8.self))")
    }
  }

  /// What the writer makes of what was read.
  private func written(_ found: LineReader.Found, _ line: [UInt8]) throws -> [UInt8] {
    let salt = try #require(StrictJSON.value(of: line).object?["salt"]?.string)
    let again = Line(recorded: found.recorded, previous: found.previous.text, salt: salt)
    return Array(again.bytes.dropLast())
  }

  @Test(arguments: lines.indices)
  func `a line is written in the canonical form, its keys in order`(number: Int) throws {
    let line = Self.lines[number]
    #expect(try CanonicalJSON.bytes(of: StrictJSON.value(of: line)) == line)
  }

  @Test(arguments: lines.indices)
  func `a value is taken exactly when writing it again gives the same bytes`(number: Int) throws {
    for changed in Self.changed(Self.lines[number]) {
      guard let value = try? StrictJSON.value(of: changed) else { continue }
      #expect(CanonicalJSON.bytes(of: value) == changed)
    }
  }

  @Test(arguments: lines.indices)
  func `a field that is missing, added or of another kind is refused`(number: Int) throws {
    let fields = try #require(StrictJSON.value(of: Self.lines[number]).object)
    func isTaken(_ fields: [String: JSONValue]) -> Bool {
      if case .success = read(CanonicalJSON.bytes(of: .object(fields))) { true } else { false }
    }
    #expect(isTaken(fields))
    #expect(!isTaken(fields.merging(["another": .null]) { $1 }))
    for (key, value) in fields {
      // The first version of the format did not have these two.
      let isAbsentInFirst = ["format", "raw"].contains(key) && fields["question"] == nil
      #expect(isTaken(fields.filter { $0.key != key }) == isAbsentInFirst, "\(key) is missing")
      let others: [JSONValue] = [
        .bool(true), .integer(7), .array([.integer(7)]), .object(["": .null]),
      ]
      for other in others where !isAlike(other, value) {
        #expect(!isTaken(fields.merging([key: other]) { $1 }), "\(key) is \(other)")
      }
    }
  }

  private func isAlike(_ one: JSONValue, _ other: JSONValue) -> Bool {
    switch (one, other) {
    case (.bool, .bool), (.integer, .integer): true
    default: false
    }
  }

  @Test func `an opening is of a UUID and of a clock on Earth`() {
    func opening(_ record: String, _ offset: Int) -> Bool {
      let opening = Opening(
        record: record, mode: .live, program: "", setting: "", settingTitle: "", policies: [],
        digests: [:], account: "", offset: offset)
      let line = Line(
        recorded: RecordedEvent(seq: 0, at: Samples.moment, event: .opened(opening)),
        previous: Line.noDigest, salt: String(repeating: "0", count: 32)
      ).bytes.dropLast()
      if case .success = read(Array(line)) { return true }
      return false
    }
    #expect(opening(Samples.opening.record, 840))
    #expect(!opening("../../evil", 0) && !opening("", 0))
    #expect(!opening(Samples.opening.record.filter { $0 != "-" }, 0))
    #expect(!opening(Samples.opening.record, 1 << 52) && !opening(Samples.opening.record, -1_441))
  }

  @Test func `a number is taken up to 2^53 either way`() throws {
    for number in [0, 1, -1, 1 << 53, -(1 << 53)] as [Int64] {
      let bytes = CanonicalJSON.bytes(of: .integer(number))
      #expect(try StrictJSON.value(of: bytes) == .integer(number))
    }
    for text in [
      "9007199254740993", "-9007199254740993", "00", "-", "-0", "-01", "1-", "10000000000000000",
    ] {
      #expect(throws: JSONProblem.self) { try StrictJSON.value(of: Array(text.utf8)) }
    }
  }

  @Test func `a text is taken with each character once written, wherever it stands in eight bytes`()
    throws
  {
    for code in (0..<0x300).map({ $0 }) + [0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x10FFFF] {
      let character = try #require(Unicode.Scalar(UInt32(code)))
      for before in 0..<10 {
        let text = String(repeating: "x", count: before) + String(Character(character)) + "after it"
        let value = JSONValue.string(text)
        #expect(try StrictJSON.value(of: CanonicalJSON.bytes(of: value)) == value)
      }
    }
  }

  @Test func `keys stand in the order of their UTF-16 code units`() throws {
    let keys = [
      "", "a", "a\"", "aa", "b", "\u{7F}", "é", "\u{20AC}", "\u{1F600}", "\u{FB33}", "\n",
    ]
    let value = JSONValue.object(Dictionary(uniqueKeysWithValues: keys.map { ($0, .null) }))
    #expect(try StrictJSON.value(of: CanonicalJSON.bytes(of: value)) == value)
    for one in keys {
      for other in keys {
        let bytes = Array(
          [one, other].map { CanonicalJSON.bytes(of: .string($0)) + Array(":0".utf8) }
            .joined(separator: [0x2C]))
        let object = [0x7B] + bytes + [0x7D]
        let isInOrder = one.utf16.lexicographicallyPrecedes(other.utf16)
        let isTaken = (try? StrictJSON.value(of: object)) != nil
        #expect(isTaken == isInOrder, "\(one) \(other)")
      }
    }
  }

  @Test func `keys that read alike are not two keys`() {
    let text = "{\"e\u{301}\":1,\"\u{E9}\":2}"
    #expect(throws: JSONProblem.self) { try StrictJSON.value(of: Array(text.utf8)) }
  }

  @Test func `a digest is 64 lower-case hexadecimal digits`() throws {
    let digits = sha256(Array("abc".utf8))
    let bytes = Array(digits.utf8)
    let digest = LineDigest(digits: bytes.span)
    #expect(digest?.text == digits)
    #expect(LineDigest().text == Line.noDigest)
    for place in bytes.indices {
      for other in 0...UInt8.max {
        var changed = bytes
        changed[place] = other
        let found = LineDigest(digits: changed.span)
        #expect((found != nil) == (Hexadecimal.value(of: other) != nil))
      }
    }
    let cut = Array(bytes.dropLast())
    let short = LineDigest(digits: cut.span)
    #expect(short == nil)
  }
}

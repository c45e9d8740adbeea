import Testing
import Transcripts

struct JSONTests {
  @Test(arguments: [
    (
      JSONValue.object(["b": .integer(1), "a": .array([.null, .bool(true)])]),
      #"{"a":[null,true],"b":1}"#
    ),
    (.string("\u{1}\u{8}\t\n\u{C}\r\u{1F}\"\\/é☎"), "\"\\u0001\\b\\t\\n\\f\\r\\u001f\\\"\\\\/é☎\""),
    (
      .object(["\u{20AC}": .integer(1), "\u{1F600}": .integer(2), "\u{FB33}": .integer(3)]),
      "{\"\u{20AC}\":1,\"\u{1F600}\":2,\"\u{FB33}\":3}"
    ),
    (.integer(-9_007_199_254_740_992), "-9007199254740992"), (.object([:]), "{}"),
    (.array([]), "[]"),
  ])
  func `a value has one form, and it reads back`(value: JSONValue, text: String) throws {
    #expect(String(decoding: CanonicalJSON.bytes(of: value), as: UTF8.self) == text)
    #expect(try StrictJSON.value(of: Array(text.utf8)) == value)
  }

  @Test(arguments: [
    #"{"a":1,"a":2}"#, #"{"a":1,}"#, "[1,]", "\u{FEFF}{}", " {}", "{} ", #"{"a": 1}"#, "1.0", "1e3",
    "01", "-0", "+1", "9007199254740993", "99999999999999999999999", #"{"b":1,"a":2}"#,
    #""\u0041""#,
    #""\/""#, #""\u00e9""#, #""\ud800""#, "nul", "tru", "", "{", "[", "\"", #"{"a"}"#, "{}{}",
    "\"a\nb\"", String(repeating: "[", count: 40) + String(repeating: "]", count: 40), "NaN", "'a'",
    #""\u001F""#,
  ])
  func `what two readers could understand differently is refused`(text: String) {
    #expect(throws: JSONProblem.self) { try StrictJSON.value(of: Array(text.utf8)) }
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    for bad in [[0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]]
      as [[UInt8]]
    {
      #expect(throws: JSONProblem.self) { try StrictJSON.value(of: bad) }
    }
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func `digests are SHA-256 as the standard has it`(text: String, digest: String) {
    #expect(sha256(Array(text.utf8)) == digest)
  }
}

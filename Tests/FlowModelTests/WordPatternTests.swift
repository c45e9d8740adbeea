import FlowModel
import Testing

struct WordPatternTests {
  @Test(arguments: [
    "(a", "a)", "a | b", "", "...", "a ...0 b", "a ...99 b", "<> b", "<b", "ab*", "a||b", "a ? b",
    "...3", "maybe?",
  ])
  func `what is no pattern is refused with a reason`(text: String) {
    #expect(throws: WordPattern.Flaw.self) { try WordPattern(text) }
  }

  @Test func `a pattern is read piece by piece`() throws {
    let pattern = try WordPattern("not ...2 wake|woken (up again|round)? <now> stab*")
    #expect(
      pattern.pieces == [
        .word("not"), .gap(most: 2), .choice([[.word("wake")], [.word("woken")]]),
        .maybe(.choice([[.word("up"), .word("again")], [.word("round")]])), .list("now"),
        .prefix("stab"),
      ])
    #expect(pattern.lists == ["now"])
  }
}

struct UnseenTextTests {
  @Test(arguments: [
    "over\u{AD}dose", "over\u{200B}dose", "over\u{200D}dose", "over\u{2060}dose",
    "over\u{3164}dose", "over\u{E0041}dose", "over\u{FE0F}dose", "over\u{180E}dose",
    "over\u{034F}dose", "over\u{FFA0}dose", "over\u{115F}dose", "\u{FEFF}overdose",
    "over\u{13430}dose", "over\u{1343F}dose", "over\u{1BCA0}dose", "over\u{E000}dose",
    "over\u{F8FF}dose", "over\u{10FFFD}dose",
    "over\u{206A}dose", "over\u{FFF9}dose",
    "over\u{2800}dose", "over\u{202E}dose", "over\u{1D173}dose",
  ])
  func `what nobody sees is removed before it is kept or shown`(typed: String) {
    let plain = PlainText(cleaning: typed)
    #expect(plain.text == "overdose")
    #expect(plain.removed == 1)
  }

  @Test(arguments: [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFF, 0x10FFFF])
  func `what is no character is not kept`(number: UInt32) throws {
    let sign = String(Character(try #require(Unicode.Scalar(number))))
    #expect(PlainText(cleaning: "over\(sign)dose").text == "overdose")
  }

  @Test(arguments: ["a\u{2028}b", "a\u{2029}b", "a\u{85}b", "a\u{0B}b", "a\u{0C}b"])
  func `a break that cannot be shown parts words still`(typed: String) {
    #expect(PlainText(cleaning: typed).text == "a b")
  }

  @Test(arguments: [
    "👩‍👩‍👧", "❤️ thanks", "👍🏽", "🏳️‍🌈", "naïve café", "日本語", "\u{600}5", "\u{6DD}12", "a\nb\tc",
  ])
  func `pictures that are joined, and every seen letter, stay as typed`(typed: String) {
    #expect(PlainText(cleaning: typed).text == typed)
    #expect(PlainText(cleaning: typed).removed == 0)
  }
}

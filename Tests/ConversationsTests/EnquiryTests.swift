import Conversations
import FlowModel
import TestSupport
import Testing

/// Questions outside every record are prompts like all others.
struct EnquiryTests {
  static let all: [Enquiry] = [
    .setting(of: Shipped.library), .record(among: 3, library: Shipped.library),
    .seal("To seal this record for the safeguarding lead, type s.", library: Shipped.library),
    .plain(library: Shipped.library),
  ]

  @Test(arguments: ["now", "NOW", "999", "emergency", "he has a knife"])
  func `whatever is asked, 999 comes first and then the same question`(line: String) {
    for var enquiry in Self.all + [.caseReference(library: Shipped.library)] {
      let typed = enquiry.completions.contains(":now") && line != "he has a knife" ? ":now" : line
      let turn = enquiry.take(typed)
      #expect(spoken(turn.replies).contains("Call 999 now"), "\(enquiry)")
      #expect(turn.replies.suffix(enquiry.openQuestion.count) == enquiry.openQuestion[...])
      #expect(turn.events.isEmpty && enquiry.departure == nil && enquiry.answer == nil)
    }
  }

  @Test func `help says what is asked, hide blanks, and quit leaves without an answer`() {
    for enquiry in Self.all {
      var asked = enquiry
      #expect(asked.take("help").replies.count > asked.openQuestion.count)
      var hidden = enquiry
      #expect(hidden.take("hide").replies == [.blank])
      for word in ["quit", "exit", "stop", "q"] {
        var left = enquiry
        #expect(left.take(word).replies.isEmpty)
        #expect(left.departure == .paused && left.answer == nil, "\(word)")
      }
    }
  }

  @Test(arguments: [("s", "s"), ("S", "s"), ("", nil), ("seal", nil), ("yes", nil)])
  func `one key seals, and nothing else does`(line: String, answer: String?) {
    var enquiry = Self.all[2]
    _ = enquiry.take(line)
    #expect(enquiry.answer == answer)
    #expect(enquiry.departure == .finished)
  }

  @Test(arguments: [("PLAIN", true), ("plain", false), ("p", false), ("", false)])
  func `what lies in plain is begun only by the whole word`(line: String, isBegun: Bool) {
    var enquiry = Self.all[3]
    _ = enquiry.take(line)
    #expect((enquiry.answer != nil) == isBegun)
  }

  @Test func `a case reference is taken as it is typed, and leaving is not none`() {
    var typed = Enquiry.caseReference(library: Shipped.library)
    _ = typed.take("now 2026/7")
    #expect(typed.answer == "now 2026/7")
    var none = Enquiry.caseReference(library: Shipped.library)
    _ = none.take("")
    #expect(none.departure == .finished && none.answer == nil)
    var left = Enquiry.caseReference(library: Shipped.library)
    _ = left.take(":quit")
    #expect(left.departure == .paused)
  }
}

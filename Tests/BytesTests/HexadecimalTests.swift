import Bytes
import Testing

struct HexadecimalTests {
  @Test func `bytes come back from their digits, whatever they are`() {
    let all = Array(UInt8.min ... .max)
    let text = Hexadecimal.encode(all)
    #expect(text.hasPrefix("000102") && text.hasSuffix("fdfeff"))
    #expect(Hexadecimal.decode(text.utf8) == all)
  }

  @Test(arguments: ["0", "0g", "0A", "0x12", " 00", "é0"])
  func `what is not made of pairs of lower-case digits stands for no bytes`(text: String) {
    #expect(Hexadecimal.decode(text.utf8) == nil)
  }

  @Test func `a number has all its digits`() {
    #expect(Hexadecimal.fixed(0x2A as UInt16) == "002a")
    #expect(Hexadecimal.fixed(0xFEFF as UInt16, uppercase: true) == "FEFF")
    #expect(Hexadecimal.fixed(1 as UInt64) == "0000000000000001")
  }
}

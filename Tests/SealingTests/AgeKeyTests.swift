import Testing

@testable import Sealing

@Suite struct AgeKeyTests {
  // The identity and recipient printed in the age specification.
  static let identity =
    "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
  static let recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"

  @Test(arguments: [
    (identity, recipient), (StockFiles.first, StockFiles.firstRecipient),
    (StockFiles.second, StockFiles.secondRecipient),
  ])
  func `an identity keeps its text and gives the known recipient`(
    secret: String, open: String
  ) throws {
    let identity = try AgeIdentity(secret)
    #expect(identity.text == secret)
    #expect(identity.recipient.text == open)
    #expect(try AgeRecipient(open) == identity.recipient)
  }

  @Test func `a new identity survives being written down`() throws {
    let made = AgeIdentity()
    #expect(made.text != AgeIdentity().text)
    #expect(try AgeIdentity(made.text).recipient == made.recipient)
  }

  @Test func `a key with any one letter changed is refused`() {
    for text in [Self.identity, Self.recipient] {
      let letters = Array(text.utf8)
      for place in letters.indices {
        for letter in Array("QP1qp Z\u{0}".utf8) where letter != letters[place] {
          var changed = letters
          changed[place] = letter
          let wrong = String(decoding: changed, as: UTF8.self)
          #expect(throws: SealingError.self) { try AgeIdentity(wrong) }
          #expect(throws: SealingError.self) { try AgeRecipient(wrong) }
        }
      }
    }
  }

  @Test func `each fault in a recipient has its name`() {
    let good = Self.recipient
    let cases: [(String, KeyTextFault)] = [
      (good.uppercased(), .letterCase),
      ("age1Z" + good.dropFirst(5), .letterCase),
      (Self.identity, .prefix),
      ("", .prefix),
      ("age1", .checksum),
      (String(good.dropLast()), .checksum),
      (good + "q", .checksum),
      (good + " ", .character),
      (good + "é", .character),
      (Bech32.encode([1, 2, 3], prefix: "age"), .length),
      (Bech32.encode(sample(33), prefix: "age"), .length),
    ]
    for (text, fault) in cases {
      #expect(throws: SealingError.recipientUnreadable(fault)) { try AgeRecipient(text) }
    }
    #expect(throws: SealingError.identityUnreadable(.letterCase)) {
      try AgeIdentity(Self.identity.lowercased())
    }
    #expect(throws: SealingError.identityUnreadable(.length)) {
      try AgeIdentity(Bech32.encode(sample(31), prefix: AgeIdentity.prefix))
    }
  }

  @Test func `the texts of BIP 173 are read`() throws {
    let zeros = "11" + String(repeating: "q", count: 82) + "c8247j"
    #expect(try Bech32.decode(zeros, prefix: "1") == [UInt8](repeating: 0, count: 51))
    #expect(try Bech32.decode("a12uel5l", prefix: "a") == [])
    #expect(try Bech32.decode("A12UEL5L", prefix: "A") == [])
    let all = "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw"
    #expect(try Bech32.decode(all, prefix: "abcdef").count == 20)
    for wrong in ["A1G7SGD8", "a12UEL5L", "a12uel5", "A12uel5L"] {
      #expect(throws: KeyTextFault.self) { try Bech32.decode(wrong, prefix: "a") }
    }
  }

  @Test func `bits or digits left over in a key are refused`() throws {
    // One key three times, each with a right checksum: as it should be, with the last bit set
    // that no byte uses, and with a digit too many.
    let good = "age1888888888888888888888888888888888888888888888888888s073qqp"
    let extraBit = "age18888888888888888888888888888888888888888888888888883jg94an"
    let extraDigit = "age1888888888888888888888888888888888888888888888888888sqpunule"
    #expect(try AgeRecipient(good).text == good)
    for wrong in [extraBit, extraDigit] {
      #expect(throws: SealingError.recipientUnreadable(.length)) { try AgeRecipient(wrong) }
    }
    // One and three zero digits: a whole digit more than the bytes need.
    for wrong in ["a1q3g6mn3", "a1qqqd87cpp"] {
      #expect(throws: KeyTextFault.length) { try Bech32.decode(wrong, prefix: "a") }
    }
  }
}

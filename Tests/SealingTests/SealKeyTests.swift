import Bytes
import Testing

@testable import Sealing

@Suite struct SealKeyTests {
  static let namespace = "purpose@example.org"

  // The first test vector of RFC 8032, section 7.1.
  static let seed: [UInt8] = [
    0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c,
    0xc4, 0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae,
    0x7f, 0x60,
  ]

  @Test func `a key keeps its bytes and has the public key of RFC 8032`() throws {
    let key = try SealKey(rawRepresentation: Self.seed)
    #expect(key.rawRepresentation == Self.seed)
    let open = try #require(SSHPublicKey(line: key.publicKeyLine))
    #expect(open.bytes.starts(with: [0xd7, 0x5a, 0x98, 0x01]) && open.bytes.last == 0x1a)
  }

  @Test(arguments: [0, 31, 33, 64])
  func `bytes of another length are no key`(count: Int) {
    #expect(throws: SealingError.sealKeyUnreadable) {
      try SealKey(rawRepresentation: sample(count))
    }
  }

  @Test func `a signature holds for its message, purpose and key only`() throws {
    let key = SealKey()
    let text = try key.sign(sample(300), namespace: Self.namespace)
    func holds(
      _ text: String, message: [UInt8] = sample(300), namespace: String = Self.namespace,
      line: String = key.publicKeyLine
    ) -> Bool {
      SealSignature.verify(text, message: message, namespace: namespace, publicKeyLine: line)
    }
    #expect(holds(text))
    #expect(holds(text, line: key.publicKeyLine + " seal of the school"))
    #expect(!holds(text, message: sample(299)))
    #expect(!holds(text, namespace: "other@example.org"))
    #expect(!holds(text, namespace: ""))
    #expect(!holds(text, line: SealKey().publicKeyLine))
    for line in [
      "", "ssh-rsa AAAA", " " + key.publicKeyLine, key.publicKeyLine + "\n",
      key.publicKeyLine + "=", String(key.publicKeyLine.dropLast()),
      String(key.publicKeyLine.dropFirst(12)),
    ] {
      #expect(!holds(text, line: line), "\(line)")
    }
  }

  @Test func `a public key line with any one byte of its blob changed is refused`() throws {
    let blob = try #require(SSHPublicKey(line: SealKey().publicKeyLine)).blob
    func line(_ blob: [UInt8]) -> String {
      "ssh-ed25519 " + String(decoding: Base64.encode(blob, padded: true), as: UTF8.self)
    }
    #expect(SSHPublicKey(line: line(blob)) != nil)
    // The 19 bytes before the key give its kind and the two lengths.
    for place in 0..<19 {
      var changed = blob
      changed[place] ^= 1
      #expect(SSHPublicKey(line: line(changed)) == nil, "byte \(place)")
    }
    #expect(SSHPublicKey(line: line(blob + [0])) == nil)
  }

  @Test func `a signature with any one bit flipped does not hold`() throws {
    let key = SealKey()
    let letters = Array(try key.sign([1, 2, 3], namespace: Self.namespace).utf8)
    for place in letters.indices {
      for bit in 0..<7 {
        var changed = letters
        changed[place] ^= 1 << UInt8(bit)
        let isGood = SealSignature.verify(
          String(decoding: changed, as: UTF8.self), message: [1, 2, 3],
          namespace: Self.namespace, publicKeyLine: key.publicKeyLine)
        #expect(!isGood, "bit \(bit) of byte \(place)")
      }
    }
  }

  @Test func `a signature cut short or in another layout does not hold`() throws {
    let key = SealKey()
    let text = try key.sign([], namespace: Self.namespace)
    func holds(_ text: String) -> Bool {
      SealSignature.verify(
        text, message: [], namespace: Self.namespace, publicKeyLine: key.publicKeyLine)
    }
    #expect(holds(text))
    for count in 0..<text.utf8.count { #expect(!holds(String(text.prefix(count)))) }
    let lines = text.split(separator: "\n")
    #expect(!holds(lines.joined(separator: "\r\n") + "\r\n"))
    #expect(!holds(text + "\n"))
    #expect(!holds("\n" + text))
    #expect(
      !holds(lines[0] + "\n" + lines[1..<(lines.count - 1)].joined() + "\n" + lines.last! + "\n"))
  }

  @Test func `a purpose must be named and printable`() {
    for namespace in ["", "a\nb", "a\u{0}", "\u{7f}"] {
      #expect(throws: SealingError.namespaceUnusable) {
        try SealKey().sign([1], namespace: namespace)
      }
    }
  }

  @Test func `a signature from the stock program holds`() {
    func holds(_ message: String) -> Bool {
      SealSignature.verify(
        StockFiles.signature, message: Array(message.utf8), namespace: Self.namespace,
        publicKeyLine: StockFiles.signer)
    }
    #expect(holds("tagmanifest\n"))
    #expect(!holds("tagmanifest"))
  }

  @Test func `every message says what to do`() {
    let errors: [SealingError] = [
      .identityUnreadable(.checksum), .recipientUnreadable(.letterCase), .recipientWeak,
      .noRecipients, .notAgeFile, .armouredAgeFile, .passphraseAgeFile, .headerMalformed(line: 2),
      .headerForged, .noMatchingIdentity, .payloadCutShort, .payloadDamaged(chunk: 3),
      .sealKeyUnreadable, .namespaceUnusable, .libraryFailed, .archiveRefused(.link, entry: 4),
    ]
    #expect(Set(errors.map(\.message)).count == errors.count)
    for error in errors { #expect(error.message.split(separator: ". ").count >= 2) }
  }
}

import Bytes
import Crypto
import Testing

@testable import Sealing

/// Files made by hand with a right MAC, so that only the rule in question can refuse them.
@Suite struct AgeHeaderTests {
  let identity = AgeIdentity()
  let fileKey = SymmetricKey(size: .bits128)

  /// A whole file around these stanza lines, sound but for what the lines hold.
  func file(
    _ lines: [UInt8], macTail: String = "\n", payload: [UInt8]? = nil
  ) throws -> [UInt8] {
    let signed = AgeHeader.version + lines + Array("---".utf8)
    let key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: fileKey, info: Array("header".utf8), outputByteCount: 32)
    let mac = Array(HMAC<SHA256>.authenticationCode(for: signed, using: key))
    let nonce = sample(16)
    let stream = AgeStream(fileKey: fileKey, nonce: nonce)
    return try signed + Array(" ".utf8) + Base64.encode(mac, padded: false) + Array(macTail.utf8)
      + nonce + (payload ?? stream.seal(Array("held".utf8)))
  }

  func own() throws -> AgeStanza { try AgeX25519.wrap(fileKey, for: identity.recipient) }

  func opens(_ file: [UInt8]) -> Bool {
    (try? Age.decrypt(file, with: [identity])) == Array("held".utf8)
  }

  @Test func `a stanza of an unknown kind is skipped wherever it stands`() throws {
    for size in [0, 1, 47, 48, 49, 96, 500] {
      let other = AgeStanza(arguments: ["example.org/new", "!", "~x"], body: sample(size))
      #expect(try opens(file(own().lines + other.lines)))
      #expect(try opens(file(other.lines + own().lines)))
      let back = try AgeHeader(file(other.lines)).stanzas[0]
      #expect(back.arguments == other.arguments && back.body == other.body)
    }
  }

  @Test func `lines that break the format are refused`() throws {
    let full = String(repeating: "A", count: 64)
    let broken = [
      "-> \n\n", "->\n\n", "-> x  y\n\n", "-> x \n\n", "->  x\n\n", "-> x\ty\n\n", "-> é\n\n",
      "-> x\r\n\n", "-> x\nAB\n", "-> x\nAA==\n", "-> x\nA A\n", "-> x\nAAA\r\n", "\n", "-- x\n\n",
      "-> x\n\(full)A\n\n", "-> x\n\(full)AAAA\n\n", "-> x\n\(full)\n", "-> x\nAAAA\nAAAA\n",
      "# note\n", "-> x\n\n\n",
    ]
    for lines in broken {
      let bytes = try file(Array(lines.utf8) + own().lines)
      #expect(!opens(bytes), "\(lines)")
    }
    #expect(try opens(file(Array("-> x\n\(full)\n\n".utf8) + own().lines)))
  }

  @Test func `a header without a stanza or with a bad last line is refused`() throws {
    #expect(throws: SealingError.headerMalformed(line: 2)) { try AgeHeader(file([])) }
    for tail in ["", "=\n", " \n", "\r\n", "A\n"] {
      let bytes = try file(own().lines, macTail: tail)
      #expect(!opens(bytes), "\(tail)")
    }
  }

  @Test func `an X25519 stanza of the wrong shape is refused, not skipped`() throws {
    let good = try own()
    let share = good.arguments[1]
    let arguments = [
      ["X25519"], ["X25519", share, "x"], ["X25519", "AAAA"], ["X25519", share + "="],
    ]
    var wrong = arguments.map { AgeStanza(arguments: $0, body: good.body) }
    wrong.append(AgeStanza(arguments: good.arguments, body: good.body + [0]))
    wrong.append(AgeStanza(arguments: good.arguments, body: Array(good.body.dropLast())))
    for stanza in wrong {
      #expect(throws: SealingError.headerForged) {
        try Age.decrypt(file(good.lines + stanza.lines), with: [identity])
      }
    }
    // The name of a kind has one letter case, so this one is unknown and skipped.
    let other = AgeStanza(arguments: ["x25519", share], body: good.body)
    #expect(try opens(file(other.lines + good.lines)))
  }

  @Test func `a share of low order is refused`() throws {
    let zero = String(
      decoding: Base64.encode(.init(repeating: 0, count: 32), padded: false), as: UTF8.self)
    let weak = AgeStanza(arguments: ["X25519", zero], body: sample(32))
    #expect(throws: SealingError.headerForged) {
      try Age.decrypt(file(weak.lines + own().lines), with: [identity])
    }
  }

  @Test func `a stanza added later is seen`() throws {
    let bytes = try file(own().lines)
    let other = AgeStanza(arguments: ["example.org/new"], body: [])
    let changed = AgeHeader.version + other.lines + bytes.dropFirst(AgeHeader.version.count)
    #expect(throws: SealingError.headerForged) { try Age.decrypt(changed, with: [identity]) }
  }

  @Test func `a passphrase stanza is named, and refused beside others`() throws {
    let scrypt = AgeStanza(arguments: ["scrypt", "ajMFur+EJLGaohv/dLRGnw", "18"], body: sample(32))
    #expect(throws: SealingError.passphraseAgeFile) {
      try Age.decrypt(file(scrypt.lines), with: [identity])
    }
    #expect(throws: SealingError.headerForged) {
      try Age.decrypt(file(scrypt.lines + own().lines), with: [identity])
    }
  }

  @Test func `other files are told from age files`() {
    let armour = Array("-----BEGIN AGE ENCRYPTED FILE-----\n".utf8)
    #expect(throws: SealingError.armouredAgeFile) { try Age.decrypt(armour, with: [identity]) }
    for text in [
      "", "age-encryption.org/v1", "age-encryption.org/v2\n", "age-encryption.org/v1\r\n",
    ] {
      #expect(throws: SealingError.notAgeFile) {
        try Age.decrypt(Array(text.utf8), with: [identity])
      }
    }
  }

  @Test func `an empty last chunk is refused after a full one`() throws {
    let stream = AgeStream(fileKey: fileKey, nonce: sample(16))
    // Two chunks and one byte, of which the byte's chunk is replaced by an empty last one.
    let empty = try AgeCipher.seal(
      [], key: stream.key, nonce: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
    let full = try stream.seal(sample(65_537)).prefix(65_552)
    #expect(throws: SealingError.payloadDamaged(chunk: 2)) {
      try Age.decrypt(file(own().lines, payload: full + empty), with: [identity])
    }
    let last = try AgeCipher.seal(
      [7], key: stream.key, nonce: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
    let opened = try Age.decrypt(file(own().lines, payload: full + last), with: [identity])
    #expect(opened == sample(65_536) + [7])
  }
}

import Testing

@testable import Sealing

@Suite struct AgeTests {
  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])
  func `what is encrypted opens again`(size: Int) throws {
    let identity = AgeIdentity()
    let file = try Age.encrypt(sample(size), to: [identity.recipient])
    #expect(try Age.decrypt(file, with: [identity]) == sample(size))
    // Nonce, and one tag a chunk: an empty file has one chunk, a full last chunk no empty one.
    let header = try AgeHeader(file)
    #expect(file.count - header.length == 16 + size + 16 * max(1, (size + 65_535) / 65_536))
  }

  @Test func `each recipient alone opens the file`() throws {
    let identities = [AgeIdentity(), AgeIdentity(), AgeIdentity()]
    let file = try Age.encrypt(sample(99), to: identities.map(\.recipient))
    for identity in identities {
      #expect(try Age.decrypt(file, with: [identity]) == sample(99))
      #expect(try Age.decrypt(file, with: [AgeIdentity(), identity]) == sample(99))
    }
  }

  @Test func `a wrong identity does not open the file`() throws {
    let file = try Age.encrypt(sample(99), to: [AgeIdentity().recipient])
    #expect(throws: SealingError.noMatchingIdentity) {
      try Age.decrypt(file, with: [AgeIdentity(), AgeIdentity()])
    }
    #expect(throws: SealingError.noMatchingIdentity) { try Age.decrypt(file, with: []) }
  }

  @Test func `a file with any one bit flipped does not open`() throws {
    let identity = AgeIdentity()
    let file = try Age.encrypt(sample(40), to: [identity.recipient])
    for place in file.indices {
      for bit in 0..<8 {
        var changed = file
        changed[place] ^= 1 << UInt8(bit)
        #expect(throws: SealingError.self, "bit \(bit) of byte \(place)") {
          try Age.decrypt(changed, with: [identity])
        }
      }
    }
  }

  @Test func `a file cut short anywhere does not open`() throws {
    let identity = AgeIdentity()
    let file = try Age.encrypt(sample(40), to: [identity.recipient])
    for count in 0..<file.count {
      #expect(throws: SealingError.self, "first \(count) bytes") {
        try Age.decrypt(Array(file.prefix(count)), with: [identity])
      }
    }
  }

  @Test func `a file with bytes after its end does not open`() throws {
    let identity = AgeIdentity()
    for size in [0, 40, 65_536] {
      let file = try Age.encrypt(sample(size), to: [identity.recipient])
      for extra in [1, 15, 16, 17, 70_000] {
        #expect(throws: SealingError.self) {
          try Age.decrypt(file + sample(extra), with: [identity])
        }
      }
    }
  }

  @Test func `whole chunks lost, swapped or doubled are seen`() throws {
    let identity = AgeIdentity()
    let file = try Age.encrypt(sample(200_000), to: [identity.recipient])
    let start = try AgeHeader(file).length + 16
    let head = file[..<start]
    let chunks = stride(from: start, to: file.count, by: 65_552).map {
      file[$0..<min($0 + 65_552, file.count)]
    }
    #expect(chunks.count == 4)
    func open(_ order: [Int]) throws -> [UInt8] {
      try Age.decrypt(Array(head) + order.flatMap { chunks[$0] }, with: [identity])
    }
    #expect(try open([0, 1, 2, 3]) == sample(200_000))
    #expect(throws: SealingError.payloadCutShort) { try open([0, 1, 2]) }
    #expect(throws: SealingError.payloadCutShort) { try open([]) }
    #expect(throws: SealingError.payloadDamaged(chunk: 2)) { try open([0, 2, 1, 3]) }
    #expect(throws: SealingError.payloadDamaged(chunk: 2)) { try open([0, 0, 1, 2, 3]) }
    #expect(throws: SealingError.payloadDamaged(chunk: 3)) { try open([0, 1, 3]) }
  }

  @Test func `encrypting twice gives two files`() throws {
    let recipient = AgeIdentity().recipient
    #expect(try Age.encrypt([1], to: [recipient]) != Age.encrypt([1], to: [recipient]))
  }

  @Test func `nobody to encrypt to is an error`() {
    #expect(throws: SealingError.noRecipients) { try Age.encrypt([1], to: []) }
  }

  @Test func `a recipient of low order is refused`() throws {
    // The points 0 and 1 of Curve25519 lead every key to the all-zero secret.
    for start: UInt8 in [0, 1] {
      let bytes = [start] + [UInt8](repeating: 0, count: 31)
      let weak = try AgeRecipient(Bech32.encode(bytes, prefix: "age"))
      #expect(throws: SealingError.recipientWeak) {
        try Age.encrypt([1], to: [AgeIdentity().recipient, weak])
      }
    }
  }

  @Test func `files from the stock program open`() throws {
    let first = try AgeIdentity(StockFiles.first)
    let second = try AgeIdentity(StockFiles.second)
    func open(_ file: String, _ identity: AgeIdentity) throws -> String {
      let bytes = try Age.decrypt(StockFiles.bytes(file), with: [identity])
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(try open(StockFiles.empty, first) == "")
    #expect(try open(StockFiles.words, first) == "What was said, word for word.\n")
    #expect(try open(StockFiles.two, first) == "For two readers.\n")
    #expect(try open(StockFiles.two, second) == "For two readers.\n")
    #expect(try open(StockFiles.beside, first) == "Beside an SSH key.\n")
    #expect(throws: SealingError.noMatchingIdentity) { try open(StockFiles.words, second) }
  }
}

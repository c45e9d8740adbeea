import Bytes
import Crypto

/// Numbers and strings as SSH sends them (RFC 4251, section 5).
enum SSHWire {
  /// Four bytes, the highest first.
  static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// The length of `bytes` in four bytes, then `bytes`.
  static func string(_ bytes: some Collection<UInt8>) -> [UInt8] {
    number(bytes.count) + bytes
  }

  /// Takes one string off the front of `bytes`, or nil when it is not all there.
  static func takeString(_ bytes: inout ArraySlice<UInt8>) -> [UInt8]? {
    guard bytes.count >= 4 else { return nil }
    let length = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    guard bytes.count - 4 >= length else { return nil }
    defer { bytes = bytes.dropFirst(4 + length) }
    return Array(bytes.dropFirst(4).prefix(length))
  }
}

/// A public Ed25519 key in OpenSSH's form (RFC 8709).
struct SSHPublicKey: Equatable {
  static let kind = "ssh-ed25519"

  /// The 32 bytes of the key.
  let bytes: [UInt8]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads what `blob` gives; nil for anything else.
  init?(blob: [UInt8]) {
    bytes = Array(blob.suffix(32))
    guard bytes.count == 32, self.blob == blob else { return nil }
  }

  /// Reads "ssh-ed25519 AAAA...", with or without a comment after it, on one line.
  init?(line: String) {
    let words = Array(line.utf8).split(
      separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count >= 2, words[0].elementsEqual(Self.kind.utf8),
      !line.utf8.contains(UInt8(ascii: "\n")),
      let blob = Base64.decode(words[1], padded: true)
    else { return nil }
    self.init(blob: blob)
  }

  var blob: [UInt8] { SSHWire.string(Self.kind.utf8) + SSHWire.string(bytes) }

  /// As `ssh-keygen -l` prints it.
  var fingerprint: String {
    let digest = Array(SHA256.hash(data: blob))
    return "SHA256:" + String(decoding: Base64.encode(digest, padded: false), as: UTF8.self)
  }

  var line: String {
    Self.kind + " " + String(decoding: Base64.encode(blob, padded: true), as: UTF8.self)
  }
  /// As a PEM file (SubjectPublicKeyInfo, RFC 8410), line feed included.
  var pem: String {
    // DER: SEQUENCE { SEQUENCE { OID 1.3.101.112 }, BIT STRING of 32 bytes }.
    let start: [UInt8] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]
    let text = Base64.encode(start + bytes, padded: true)
    return "-----BEGIN PUBLIC KEY-----\n" + String(decoding: text, as: UTF8.self)
      + "\n-----END PUBLIC KEY-----\n"
  }
}

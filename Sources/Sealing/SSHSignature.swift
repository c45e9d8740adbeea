import Bytes
import Crypto

/// A detached signature in OpenSSH's format (PROTOCOL.sshsig), for Ed25519 and sha512 only.
struct SSHSignature: Equatable {
  private static let magic = Array("SSHSIG".utf8)
  private static let hash = "sha512"
  private static let top = "-----BEGIN SSH SIGNATURE-----\n"
  private static let bottom = "-----END SSH SIGNATURE-----\n"
  private static let columns = 70

  var publicKey: SSHPublicKey
  var namespace: String
  /// The 64 bytes of the Ed25519 signature.
  var bytes: [UInt8]

  /// Whether a signature may be made for `namespace`; the format forbids an empty one.
  static func allows(_ namespace: String) -> Bool {
    !namespace.isEmpty && namespace.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f }
  }

  /// What the key signs: the purpose and the hash, under a mark that no other protocol uses.
  static func signedBytes(of message: [UInt8], namespace: String) -> [UInt8] {
    magic + SSHWire.string(namespace.utf8) + SSHWire.string([]) + SSHWire.string(hash.utf8)
      + SSHWire.string(Array(SHA512.hash(data: message)))
  }

  /// The signature as `ssh-keygen -Y sign` writes it.
  var armoured: String {
    var text = Base64.encode(blob, padded: true)[...]
    var lines: [UInt8] = []
    while !text.isEmpty {
      lines += text.prefix(Self.columns)
      lines.append(UInt8(ascii: "\n"))
      text = text.dropFirst(Self.columns)
    }
    return Self.top + String(decoding: lines, as: UTF8.self) + Self.bottom
  }

  private var blob: [UInt8] {
    let signature = SSHWire.string(SSHPublicKey.kind.utf8) + SSHWire.string(bytes)
    return Self.magic + SSHWire.number(1) + SSHWire.string(publicKey.blob)
      + SSHWire.string(namespace.utf8) + SSHWire.string([]) + SSHWire.string(Self.hash.utf8)
      + SSHWire.string(signature)
  }

  init(publicKey: SSHPublicKey, namespace: String, bytes: [UInt8]) {
    self.publicKey = publicKey
    self.namespace = namespace
    self.bytes = bytes
  }

  /// Reads exactly what `armoured` gives; nil for anything else.
  init?(armoured text: String) {
    let letters = Array(text.utf8)
    guard letters.starts(with: Array(Self.top.utf8)),
      letters.count >= Self.top.utf8.count + Self.bottom.utf8.count
    else { return nil }
    let middle = letters.dropFirst(Self.top.utf8.count).dropLast(Self.bottom.utf8.count)
    let joined = middle.filter { $0 != UInt8(ascii: "\n") }
    guard let blob = Base64.decode(joined[...], padded: true) else { return nil }
    // The parts are only picked out here. Writing them again and comparing then checks the
    // version, the hash, the kinds of keys, the line breaks and that nothing is left over.
    var rest = blob.dropFirst(Self.magic.count + 4)
    guard let keyBlob = SSHWire.takeString(&rest), let key = SSHPublicKey(blob: keyBlob),
      let name = SSHWire.takeString(&rest), SSHWire.takeString(&rest) == [],
      SSHWire.takeString(&rest) != nil, let signature = SSHWire.takeString(&rest),
      signature.count >= 64
    else { return nil }
    publicKey = key
    namespace = String(decoding: name, as: UTF8.self)
    bytes = Array(signature.suffix(64))
    guard armoured.utf8.elementsEqual(text.utf8) else { return nil }
  }
}

import Bytes
import Crypto

/// A sealed record's files in the form of BagIt 1.0 (RFC 8493), with an SSHSIG over the tag
/// manifest: everything can be checked with `sha256sum` and `ssh-keygen`.
package enum Bag {
  /// What the signature is for.
  package static let namespace = "waymark-record@waymark.invalid"
  /// The name under which the seal's key is allowed to sign.
  package static let identity = "seal@waymark.invalid"
  /// Files that come about after the tag manifest, and so are not in it.
  private static let unlisted: Set<FileName> = [
    "tagmanifest-sha256.txt", "tagmanifest-sha256.txt.sig", "allowed_signers", "pub.pem",
  ]

  /// All files of a bag.
  ///
  /// - Parameters:
  ///   - payload: Files under `data/`, named without it.
  ///   - info: Lines of `bag-info.txt`; no line breaks in them.
  ///   - guide: `VERIFY.txt`.
  /// - Throws: ``SealingError``.
  package static func files(
    payload: [(path: String, bytes: [UInt8])], info: [(label: String, value: String)],
    guide: String, sealedWith key: SealKey
  ) throws(SealingError) -> [(path: String, bytes: [UInt8])] {
    let data = payload.map { (path: "data/" + $0.path, bytes: $0.bytes) }
      .sorted { $0.path < $1.path }
    let lines = info.map { "\($0.label): \($0.value)\n" }.joined()
    var tags: [(path: String, bytes: [UInt8])] = [
      ("VERIFY.txt", Array(guide.utf8)), ("bag-info.txt", Array(lines.utf8)),
      ("bagit.txt", Array("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8)),
      ("manifest-sha256.txt", manifest(of: data)),
    ]
    let tagManifest = manifest(of: tags)
    let signature = try key.sign(tagManifest, namespace: namespace)
    tags += [
      ("tagmanifest-sha256.txt", tagManifest),
      ("tagmanifest-sha256.txt.sig", Array(signature.utf8)),
    ]
    let keys = keyFiles(SSHPublicKey(line: key.publicKeyLine)).map {
      ($0.path, Array($0.text.utf8))
    }
    return data + tags + keys
  }

  /// What a check of a bag finds.
  package enum Verdict: Hashable, Sendable {
    /// All files are as they were sealed, by this key. Whose key it is, the bag cannot tell.
    case ok(publicKeyLine: String)
    /// A file is missing, changed or extra.
    case damaged(String)
    /// The files fit together, but the signature is not that of the key.
    case forged(String)
  }

  /// Checks a bag's files, named as they lie in its folder.
  ///
  /// - Parameter publicKeyLine: The key that must have signed; nil takes the bag's own word for it.
  package static func verify(
    _ files: [(path: String, bytes: [UInt8])], publicKeyLine: String? = nil
  ) -> Verdict {
    let known = Dictionary(
      files.map { (FileName($0.path), $0.bytes) }, uniquingKeysWith: { first, _ in first })
    guard known.count == files.count else { return .damaged("a file is there twice") }
    guard let tagManifest = known["tagmanifest-sha256.txt"],
      let signature = known["tagmanifest-sha256.txt.sig"], let signers = known["allowed_signers"]
    else { return .damaged("its tag manifest, signature or signer is missing") }
    guard known["bagit.txt"] != nil else { return .damaged("bagit.txt is missing") }
    for (name, isPayload) in [("tagmanifest-sha256.txt", false), ("manifest-sha256.txt", true)] {
      guard let manifest = known[FileName(name)], let listed = entries(of: manifest) else {
        return .damaged("\(name) cannot be read")
      }
      for (path, digest) in listed {
        guard let bytes = known[FileName(path)] else { return .damaged("\(path) is missing") }
        guard hexadecimalDigest(bytes) == digest else { return .damaged("\(path) was changed") }
      }
      let names = Set(listed.map { FileName($0.path) })
      let extra = known.keys.filter {
        $0.isPayload == isPayload && !names.contains($0) && !unlisted.contains($0)
      }
      if let path = extra.map(\.path).min() { return .damaged("\(path) was added") }
    }
    let own =
      String(decoding: signers, as: UTF8.self).split(separator: "\n").first
      .map { $0.split(separator: " ").dropFirst().joined(separator: " ") } ?? ""
    let key = publicKeyLine ?? own
    guard
      SealSignature.verify(
        String(decoding: signature, as: UTF8.self), message: tagManifest, namespace: namespace,
        publicKeyLine: key)
    else { return .forged("the signature is not that of this key") }
    // These are for stock tools: they must name no other key than the one that signed.
    for (path, text) in keyFiles(SSHPublicKey(line: key))
    where known[FileName(path)] != Array(text.utf8) {
      return .damaged("\(path) is missing or was changed")
    }
    return .ok(publicKeyLine: key)
  }

  /// Whether a file of this name, at the top of a folder, says that the folder is a bag: it is then
  /// judged as one, whatever else is missing.
  package static func isMark(_ name: String) -> Bool {
    ["bagit.txt", "bag-info.txt", "allowed_signers"].contains(name)
      || name.hasPrefix("manifest-") || name.hasPrefix("tagmanifest-")
  }

  /// The public key, as ssh-keygen and openssl take it.
  private static func keyFiles(_ key: SSHPublicKey?) -> [(path: String, text: String)] {
    guard let key else { return [] }
    return [("allowed_signers", "\(identity) \(key.line)\n"), ("pub.pem", key.pem)]
  }

  private static func manifest(of files: [(path: String, bytes: [UInt8])]) -> [UInt8] {
    Array(files.map { "\(hexadecimalDigest($0.bytes))  \($0.path)\n" }.joined().utf8)
  }

  private static func entries(of manifest: [UInt8]) -> [(path: String, digest: String)]? {
    var entries = [(path: String, digest: String)]()
    for line in String(decoding: manifest, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, parts[0].utf8.count == 64, parts[1].first == " " else { return nil }
      entries.append((String(parts[1].dropFirst()), String(parts[0])))
    }
    return entries
  }
}

/// The path of a file, equal to another only if its bytes are: for Swift two texts are equal that
/// read alike, but on a disk they are two files.
private struct FileName: Hashable, ExpressibleByStringLiteral {
  let path: String

  init(_ path: String) { self.path = path }
  init(stringLiteral path: String) { self.path = path }

  var isPayload: Bool { path.utf8.starts(with: "data/".utf8) }

  static func == (left: FileName, right: FileName) -> Bool {
    left.path.utf8.elementsEqual(right.path.utf8)
  }

  func hash(into hasher: inout Hasher) {
    for byte in path.utf8 { hasher.combine(byte) }
  }
}

/// SHA-256 (FIPS 180-4) as lower-case hexadecimal digits.
func hexadecimalDigest(_ bytes: [UInt8]) -> String {
  Hexadecimal.encode(SHA256.hash(data: bytes))
}

import Sealing

extension ReaderCheck {
  // Whoever does not have the keys can make nothing that opens: what does is known.

  static let age = ReaderCheck("a", "an age file") { bytes in
    guard (try? Age.decrypt(bytes, with: [KnownKeys.identity])) != nil else { return nil }
    return whole("a").contains(bytes) ? nil : "a file opens that nobody wrote"
  }

  static let ageLine = ReaderCheck("e", "an age file on a line") { bytes in
    guard Age.decryptLine(bytes[...], with: KnownKeys.identity) != nil else { return nil }
    return whole("e").contains(bytes) ? nil : "a line opens that nobody wrote"
  }

  static let signature = ReaderCheck("s", "a signature") { bytes in
    let isGood = SealSignature.verify(
      String(decoding: bytes, as: UTF8.self), message: KnownKeys.message,
      namespace: KnownKeys.namespace, publicKeyLine: KnownKeys.sealLine)
    return isGood && bytes != Array(KnownKeys.signature.utf8) ? "another form was accepted" : nil
  }

  static let keyLine = ReaderCheck("k", "a line with a public key") { bytes in
    guard let text = String(validating: bytes, as: UTF8.self),
      SealSignature.verify(
        KnownKeys.signature, message: KnownKeys.message, namespace: KnownKeys.namespace,
        publicKeyLine: text)
    else { return nil }
    let key = Array(KnownKeys.sealLine.utf8)
    let isKey = bytes == key || bytes.starts(with: key + [0x20]) && !bytes.contains(0x0A)
    return isKey ? nil : "a line was taken for the key that is another"
  }

  static let keyText = ReaderCheck("i", "an age key") { bytes in
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let (identity, recipient) = (try? AgeIdentity(text), try? AgeRecipient(text))
    if let identity, Array(identity.text.utf8) != bytes { return "the identity has two forms" }
    if let recipient, Array(recipient.text.utf8) != bytes { return "the recipient has two forms" }
    return identity != nil && recipient != nil ? "it is both identity and recipient" : nil
  }
}

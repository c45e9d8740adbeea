import Bytes

extension PDF {
  /// The numbered objects of a file, and the file around them: ISO 32000-1, 7.5.
  struct Objects {
    /// Where an object is, in the syntax of those who refer to it.
    struct Reference: CustomStringConvertible {
      let number: Int
      var description: String { "\(number) 0 R" }
    }

    private var bodies: [[UInt8]] = []

    /// A number for an object that is written later.
    mutating func reserve() -> Reference {
      bodies.append(Array("null".utf8))
      return Reference(number: bodies.count)
    }

    mutating func set(_ reference: Reference, _ body: String) {
      bodies[reference.number - 1] = Array(body.utf8)
    }

    mutating func add(_ body: String) -> Reference {
      let reference = reserve()
      set(reference, body)
      return reference
    }

    /// A stream; `entries` are those of its dictionary beside its length.
    mutating func add(stream: [UInt8], _ entries: String = "") -> Reference {
      let reference = reserve()
      bodies[reference.number - 1] =
        Array("<<\(entries) /Length \(stream.count)>>\nstream\n".utf8) + stream
        + Array("\nendstream".utf8)
      return reference
    }

    /// The file. Its identifier is made from its content, so equal content is equal bytes.
    func file(root: Reference, info: Reference) -> [UInt8] {
      // Four bytes above 127 tell programs that move files that this one is not text.
      var file = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
      var offsets = [Int]()
      for (index, body) in bodies.enumerated() {
        offsets.append(file.count)
        file += Array("\(index + 1) 0 obj\n".utf8)
        file += body
        file += Array("\nendobj\n".utf8)
      }
      let identifier = Self.identifier(file)
      let start = file.count
      file += Array("xref\n0 \(bodies.count + 1)\n0000000000 65535 f \n".utf8)
      for offset in offsets {
        let digits = String(offset)
        let zeros = String(repeating: "0", count: 10 - digits.count)
        file += Array("\(zeros)\(digits) 00000 n \n".utf8)
      }
      file += Array(
        """
        trailer
        <</Size \(bodies.count + 1) /Root \(root) /Info \(info) /ID [<\(identifier)> <\(identifier)>]>>
        startxref
        \(start)
        %%EOF

        """.utf8)
      return file
    }

    /// 128 bits in hexadecimal: FNV-1a twice. It tells files apart; it protects nothing.
    static func identifier(_ bytes: [UInt8]) -> String {
      let first = FNV1a.hash(bytes)
      var second: UInt64 = 0x6C62_272E_07BB_0142
      for byte in bytes {
        // Two hashes of the same steps would fall together, so the second also turns its bits.
        second = FNV1a.adding(byte, to: second)
        second = second << 5 | second >> 59
      }
      return [first, second].map { Hexadecimal.fixed($0, uppercase: true) }.joined()
    }
  }
}

import Files
import FlowEngine
import FlowFiles
import FlowModel
import PDF
import Rendering
import Sealing
import Transcripts

/// Everything that a sealed record holds.
struct RecordBag {
  let check: Verification
  let opening: Opening
  let reference: CaseReference?
  /// The folder of flow files.
  let flows: String

  /// The bag, packed and encrypted.
  ///
  /// - Throws: ``SealingError``.
  func sealed(
    with keys: SealKeys, for readers: [AgeRecipient], at moment: Moment
  ) throws(SealingError) -> [UInt8] {
    let files = try Bag.files(
      payload: payload, info: info(moment), guide: guide(keys.seal), sealedWith: keys.seal)
    let tar = Tar.pack(files, folder: opening.record, modified: Int(moment.milliseconds / 1000))
    return try Age.encrypt(tar, to: readers)
  }

  private var payload: [(path: String, bytes: [UInt8])] {
    let lines = check.text.split(separator: 0x0A).map { sha256(Array($0) + [0x0A]) + "\n" }.joined()
    var files: [(path: String, bytes: [UInt8])] = [
      ("record.jsonl", check.text), ("lines.sha256", Array(lines.utf8)),
    ]
    for (format, name) in [
      (ExportFormat.text, "record.txt"), (.markdown, "record.md"), (.html, "record.html"),
    ] {
      let text = render(check.events, marks: RecordMarks(of: check), as: format, record: check.text)
      files.append((name, Array(text.utf8)))
    }
    if let fonts = PDFFont.installed() {
      let page = renderPDF(
        check.events, marks: RecordMarks(of: check), regular: fonts.regular, bold: fonts.bold)
      files.append(("record.pdf", page))
    }
    return files + flowsUsed
  }

  /// The flow files that the record names, where they are still the same.
  private var flowsUsed: [(path: String, bytes: [UInt8])] {
    opening.digests.sorted { $0.key < $1.key }.compactMap { path, digest in
      guard let bytes = try? FileReader.text.bytes(at: flows + "/" + path), sha256(bytes) == digest
      else {
        return nil
      }
      return ("flows/" + path, bytes)
    }
  }

  private func info(_ moment: Moment) -> [(label: String, value: String)] {
    let missing = opening.digests.count - flowsUsed.count
    return [
      ("Bagging-Date", String(moment.utc.prefix(10))), ("External-Identifier", opening.record),
      ("Waymark-Mode", opening.mode.rawValue.uppercased()),
      ("Waymark-Case", reference?.text ?? "none given"), ("Waymark-Head", check.head),
      ("Waymark-Lines", "\(check.events.count)"), ("Waymark-Setting", opening.setting),
      ("Waymark-Flow-Files-Changed-Since", "\(missing)"),
    ]
  }

  /// How to check it with stock tools. Each command is run by a test.
  private func guide(_ key: SealKey) -> String {
    """
    How to check this record without Waymark. Every command can be typed as it stands.

    Open it, with the identity of the safeguarding lead or of recovery in the file identity.txt
    (one line, capitals, no spaces). It is unpacked into a new folder, so that nothing is written over:
      mkdir \(opening.record).opened
      age -d -i identity.txt \(opening.record).tar.age | tar -C \(opening.record).opened -xf -
      cd \(opening.record).opened/\(opening.record)

    Every file is as it was sealed, and no file was added:
      sha256sum --strict -c tagmanifest-sha256.txt
      sha256sum --strict -c manifest-sha256.txt
      test "$(find . ! -type d | wc -l)" -eq "$(expr $(cat *manifest-sha256.txt | wc -l) + 4)" && echo "no file was added"

    The seal's key signed it:
      ssh-keygen -Y verify -f allowed_signers -I \(Bag.identity) -n \(Bag.namespace) \
    -s tagmanifest-sha256.txt.sig < tagmanifest-sha256.txt

    The same with openssl 3 in the place of ssh-keygen (what is signed is laid out by PROTOCOL.sshsig):
      sed '1d;$d' tagmanifest-sha256.txt.sig | base64 -d | tail -c 64 > raw.sig
      (printf 'SSHSIG\\000\\000\\000\\\(octal(Bag.namespace.utf8.count))\(Bag.namespace)\\000\\000\\000\\000\\000\\000\\000\\006sha512\\000\\000\\000\\100'; \
    openssl dgst -sha512 -binary tagmanifest-sha256.txt) > signed
      openssl pkeyutl -verify -pubin -inkey pub.pem -rawin -in signed -sigfile raw.sig
      rm raw.sig signed

    The key is the school's: compare this with the printed sheet, not with anything in here:
      cut -d' ' -f2- allowed_signers > key.pub && ssh-keygen -lf key.pub && rm key.pub

    Each line of the record follows from the one before it; the last digest is the head:
      split -l1 -a7 -d data/record.jsonl line. && sha256sum line.* | cut -c1-64 > digests && rm line.*
      cmp digests data/lines.sha256 && echo "no line was changed"
      grep -o '"prev":"[0-9a-f]\\{64\\}"' data/record.jsonl | cut -c9-72 | sed 1d > previous
      sed '$d' digests | cmp - previous && echo "each line follows from the one before it"
      tail -n1 digests && rm digests previous

    The head should be: \(check.head)
    The seal's fingerprint was, when this was sealed: \(key.fingerprint)

    """
  }

  /// A number below 512 as three octal digits, as printf takes a byte.
  private func octal(_ number: Int) -> String {
    let digits = String(number, radix: 8)
    return String(repeating: "0", count: 3 - digits.count) + digits
  }
}

import Sealing
import TestSupport
import Testing

/// The other half of the promise: what is written here, stock programs read, and back.
@Suite(.startsProgram) struct StockProgramTests {
  static let namespace = "purpose@example.org"

  @Test(.enabled(if: areInstalled("age")), arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
  func `stock age opens our files`(size: Int) throws {
    let bench = Workshop()
    let identities = [AgeIdentity(), AgeIdentity()]
    bench.write("file.age", try Age.encrypt(sample(size), to: identities.map(\.recipient)))
    for identity in identities {
      bench.write("key", identity.text + "\n")
      #expect(bench.run("age -d -i key -o plain file.age") == 0, "\(bench.readText("log"))")
      #expect(bench.read("plain") == sample(size))
    }
    bench.write("key", AgeIdentity().text + "\n")
    #expect(bench.run("age -d -i key -o other file.age") != 0)
  }

  @Test(.enabled(if: areInstalled("age")), arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
  func `we open files of stock age`(size: Int) throws {
    let bench = Workshop()
    let identity = AgeIdentity()
    bench.write("plain", sample(size))
    #expect(bench.run("age -r \(identity.recipient.text) -o file.age plain") == 0)
    #expect(try Age.decrypt(bench.read("file.age"), with: [identity]) == sample(size))
  }

  @Test(.enabled(if: areInstalled("age-keygen")))
  func `stock age-keygen agrees on keys`() throws {
    let bench = Workshop()
    let identity = AgeIdentity()
    bench.write("key", identity.text + "\n")
    #expect(bench.run("age-keygen -y key > recipient && age-keygen -o new") == 0)
    #expect(bench.readText("recipient") == identity.recipient.text + "\n")
    let line = try #require(bench.readText("new").split(separator: "\n").last)
    #expect(try AgeIdentity(String(line)).text == line)
  }

  @Test(.enabled(if: areInstalled("ssh-keygen")))
  func `ssh-keygen verifies our signature and prints our fingerprint`() throws {
    let bench = Workshop()
    let key = SealKey()
    bench.write("message", sample(3000))
    bench.write("message.sig", try key.sign(sample(3000), namespace: Self.namespace))
    bench.write("signers", "seal@example.org \(key.publicKeyLine)\n")
    bench.write("key.pub", key.publicKeyLine + "\n")
    func verify(_ namespace: String, _ file: String) -> Int32 {
      bench.run(
        "ssh-keygen -Y verify -f signers -I seal@example.org -n \(namespace) "
          + "-s message.sig < \(file)"
      )
    }
    #expect(verify(Self.namespace, "message") == 0, "\(bench.readText("log"))")
    #expect(verify("other@example.org", "message") != 0)
    #expect(verify(Self.namespace, "signers") != 0)
    #expect(bench.run("ssh-keygen -lf key.pub > print") == 0)
    #expect(
      bench.readText("print").split(separator: " ").dropFirst().first ?? "" == key.fingerprint)
  }

  @Test(.enabled(if: areInstalled("ssh-keygen")))
  func `we verify signatures of ssh-keygen, with sha512 only`() {
    let bench = Workshop()
    bench.write("message", sample(3000))
    #expect(bench.run("ssh-keygen -q -t ed25519 -N '' -C 'a comment' -f key") == 0)
    let line = String(bench.readText("key.pub").dropLast())
    func holds(_ options: String) -> Bool {
      #expect(
        bench.run("rm -f message.sig; ssh-keygen -q -Y sign \(options) -f key message") == 0)
      return SealSignature.verify(
        bench.readText("message.sig"), message: sample(3000), namespace: Self.namespace,
        publicKeyLine: line)
    }
    #expect(holds("-n \(Self.namespace)"))
    #expect(!holds("-n \(Self.namespace) -O hashalg=sha256"))
    #expect(!holds("-n other@example.org"))
  }

  @Test(.enabled(if: areInstalled("openssl", "base64", "tail")))
  func `openssl verifies the signature inside with our PEM key`() throws {
    let bench = Workshop()
    let key = SealKey()
    bench.write("pub.pem", key.publicPEM)
    bench.write("message", sample(100))
    bench.write("sig", try key.sign(sample(100), namespace: "n@x"))
    // The bytes that SSHSIG signs, put together by hand.
    let script = """
      sed '1d;$d' sig | base64 -d | tail -c 64 > raw
      { printf 'SSHSIG\\0\\0\\0\\003n@x\\0\\0\\0\\0\\0\\0\\0\\006sha512\\0\\0\\0\\100'
        openssl dgst -sha512 -binary message; } > signed
      openssl pkeyutl -verify -pubin -inkey pub.pem -rawin -in signed -sigfile raw
      """
    #expect(bench.run(script) == 0, "\(bench.readText("log"))")
    #expect(
      bench.run("openssl pkeyutl -verify -pubin -inkey pub.pem -rawin -in sig -sigfile raw") != 0)
  }

  @Test(.enabled(if: areInstalled("tar", "find")))
  func `stock tar unpacks our archive with closed modes`() {
    let bench = Workshop()
    let files: [(path: String, bytes: [UInt8])] = [
      ("bagit.txt", sample(20)), ("data/a", []), ("data/b/c", sample(70_000)),
    ]
    bench.write("x.tar", Tar.pack(files, folder: "bag", modified: 1_795_000_000))
    #expect(bench.run("umask 0; tar -xf x.tar") == 0, "\(bench.readText("log"))")
    #expect(bench.readText("log").isEmpty)
    for file in files { #expect(bench.read("bag/" + file.path) == file.bytes) }
    #expect(bench.run("find bag -printf '%m %T@ %p\\n' | sort -k3 > list") == 0)
    #expect(
      bench.readText("list").replacing(".0000000000", with: "") == """
        700 1795000000 bag
        600 1795000000 bag/bagit.txt
        700 1795000000 bag/data
        600 1795000000 bag/data/a
        700 1795000000 bag/data/b
        600 1795000000 bag/data/b/c

        """)
  }

  @Test(.enabled(if: areInstalled("tar")))
  func `we unpack ustar archives of stock tar and refuse links in them`() throws {
    let bench = Workshop()
    #expect(bench.run("mkdir -p bag/data && printf hello > bag/data/a && : > bag/b") == 0)
    #expect(bench.run("tar --format=ustar --sort=name -cf x.tar bag") == 0)
    let files = try Tar.unpack(bench.read("x.tar"))
    #expect(files.map(\.path) == ["bag/b", "bag/data/a"])
    #expect(files.map(\.bytes) == [[], Array("hello".utf8)])
    #expect(bench.run("ln -s /etc/passwd bag/c && tar --format=ustar -cf y.tar bag") == 0)
    #expect(throws: SealingError.self) { try Tar.unpack(bench.read("y.tar")) }
    #expect(bench.run("rm bag/c && ln bag/b bag/c && tar --format=ustar -cf z.tar bag") == 0)
    #expect(throws: SealingError.self) { try Tar.unpack(bench.read("z.tar")) }
  }
}

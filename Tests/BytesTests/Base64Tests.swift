import Bytes
import Testing

@Suite struct Base64Tests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `the vectors of RFC 4648 hold both ways`(plain: String, text: String) {
    let bytes = Array(plain.utf8)
    let padded = Array(text.utf8)
    let bare = padded.filter { $0 != UInt8(ascii: "=") }
    #expect(Base64.encode(bytes, padded: true) == padded)
    #expect(Base64.encode(bytes, padded: false) == bare)
    #expect(Base64.decode(padded[...], padded: true) == bytes)
    #expect(Base64.decode(bare[...], padded: false) == bytes)
  }

  @Test(arguments: ["Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "=", "Zg==Zg==", "Zm 9", "Zm9-"])
  func `a padded text that is not canonical is refused`(text: String) {
    #expect(Base64.decode(Array(text.utf8)[...], padded: true) == nil)
  }

  @Test(arguments: ["Z", "Zg==", "Zh", "Zm9", "Zm8=", "Zm9vY", "Zm9v\n", "Zm_v"])
  func `a bare text that is not canonical is refused`(text: String) {
    #expect(Base64.decode(Array(text.utf8)[...], padded: false) == nil)
  }

  @Test func `every length comes back`() {
    for count in 0...200 {
      for padded in [true, false] {
        let text = Base64.encode(sample(count), padded: padded)
        #expect(Base64.decode(text[...], padded: padded) == sample(count))
      }
    }
  }
}

/// Bytes without a pattern that any group size could hide in.
private func sample(_ count: Int) -> [UInt8] {
  var generator = SeededGenerator(seed: 64)
  return (0..<count).map { _ in UInt8(generator.number(below: 256)) }
}

extension PDF {
  enum Weight: Hashable {
    case regular, bold
  }

  /// A font in use: which characters the document has, and the codes they have in the file.
  ///
  /// Each character has a code of its own, also where two look the same and where the font has no
  /// glyph for it. So a code always leads back to the one true character.
  struct Face {
    /// How one character of text is drawn.
    struct Shape {
      let codes: [UInt16]
      /// In thousandths of the size.
      let width: Int
      /// False where the picture is not the character: a box, or a script that must be shaped.
      let isTrue: Bool
      /// A letter of a script that is written from right to left.
      let runsBackward: Bool
    }

    /// A PDF has 16-bit codes; this leaves room for the parts of composite glyphs.
    private static let mostCodes = 40_000

    let font: PDFFont
    /// The characters whose picture is not the character.
    private(set) var lacking: Set<Unicode.Scalar> = []
    /// What each code draws: a glyph of the font, or nil for nothing of no width.
    private(set) var glyphs: [Int?] = [0]
    /// What each code means, from code 1 on.
    private(set) var scalars: [Unicode.Scalar] = []
    private var codes: [Unicode.Scalar: UInt16] = [:]
    private var shapes: [Character: Shape] = [:]

    init(_ font: PDFFont) { self.font = font }

    mutating func shape(_ character: Character) -> Shape {
      if let known = shapes[character] { return known }
      var (drawn, width, isTrue) = ([UInt16](), 0, true)
      for scalar in character.unicodeScalars {
        let (code, isShown) = code(scalar)
        drawn.append(code)
        width += glyphs[Int(code)].map(font.width) ?? 0
        let isDrawn = isShown && !scalar.needsShaping
        if !isDrawn { lacking.insert(scalar) }
        isTrue = isTrue && isDrawn
      }
      let shape = Shape(
        codes: drawn, width: width, isTrue: isTrue,
        runsBackward: character.unicodeScalars.first?.runsBackward ?? false)
      shapes[character] = shape
      return shape
    }

    private mutating func code(_ scalar: Unicode.Scalar) -> (code: UInt16, isShown: Bool) {
      let glyph = font.glyph(scalar)
      let isShown = glyph != nil || scalar.isInvisible
      if let code = codes[scalar] { return (code, isShown) }
      guard glyphs.count < Self.mostCodes else { return (0, false) }
      let code = UInt16(glyphs.count)
      codes[scalar] = code
      scalars.append(scalar)
      glyphs.append(glyph ?? (scalar.isInvisible ? nil : 0))
      return (code, isShown)
    }
  }
}

extension Unicode.Scalar {
  /// Characters that only change their neighbours: a font that lacks them loses nothing.
  fileprivate var isInvisible: Bool { properties.isDefaultIgnorableCodePoint }

  /// Letters of Hebrew, Arabic and the other scripts from right to left.
  fileprivate var runsBackward: Bool {
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      return true
    default: return false
    }
  }

  /// Scripts whose letters join, move or change, or whose lines run from right to left.
  fileprivate var needsShaping: Bool {
    switch value {
    case 0x0590...0x109F,  // Hebrew and Arabic to Myanmar
      0x1100...0x11FF,  // Hangul in parts
      0x1700...0x18AF, 0x1900...0x1CCF,  // the Philippines to Mongolia, Limbu to Ol Chiki
      0xA800...0xA82F, 0xA840...0xABFF,  // Brahmic scripts
      0xFB1D...0xFDFF, 0xFE70...0xFEFE,  // Hebrew and Arabic forms
      0x10800...0x11FFF, 0x1E800...0x1EFFF:  // old scripts
      return true
    default: return false
    }
  }
}

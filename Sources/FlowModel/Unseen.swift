extension Unicode.Scalar {
  /// Whether nobody sees it, or nobody can say what is seen: it can only hide or forge what is around
  /// it. What Unicode calls default-ignorable (soft hyphens, spaces of no width, fillers, tags, joiners,
  /// selectors, marks of direction), every other control of format that has no shape of its own, the
  /// blank of Braille, what is no character at all, and what each font draws as it likes.
  package var isUnseen: Bool {
    switch value {
    case 0...0xAC: return false
    case 0x2800: return true
    default: break
    }
    let properties = properties
    if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint { return true }
    switch properties.generalCategory {
    case .privateUse: return true
    case .format: return !isSignBeforeNumbers
    default: return false
    }
  }

  /// Unicode counts them as controls of format, and they are seen: signs that enclose the number or the
  /// letter behind them, in Arabic, Syriac and Kaithi (Prepended_Concatenation_Mark).
  private var isSignBeforeNumbers: Bool {
    switch value {
    case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD: true
    default: false
    }
  }

  /// Whether it may be a part of a picture, with others joined to it.
  package var isPicture: Bool {
    value > 0xFF && (properties.isEmoji || properties.isEmojiModifier)
  }
}

extension Unicode.Scalar {
  /// Whether nobody sees it: it has no shape and no width, so it can only hide what is around it.
  /// What Unicode calls default-ignorable (soft hyphens, spaces of no width, fillers, tags,
  /// joiners, selectors, marks of direction), the marks of annotations, and the blank of Braille.
  package var isUnseen: Bool {
    switch value {
    case 0...0xAC: false
    case 0xFFF9...0xFFFB, 0x2800: true
    default: properties.isDefaultIgnorableCodePoint
    }
  }

  /// Whether it may be a part of a picture, with others joined to it.
  package var isPicture: Bool {
    value > 0xFF && (properties.isEmoji || properties.isEmojiModifier)
  }
}

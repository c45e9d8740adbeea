extension PDF {
  /// Something drawn, placed from the top left of its strip.
  struct Item {
    enum Ink {
      case text(Line)
      /// A filled rectangle, its height downwards.
      case rule(width: Int, height: Int)
    }

    let x: Int
    /// To the top of a rule or a line of text.
    let y: Int
    let ink: Ink
  }

  /// A strip of the page from side to side that is never cut: a line, or a row of a table.
  struct Strip {
    /// Space above, which falls away at the top of a page.
    var before = 0
    var height: Int
    /// Stands on the same page as the next strip.
    var keepsWithNext = false
    var items: [Item]
    /// The header that a new page repeats before this strip.
    var header: Int?
    var bookmark: Bookmark?
  }

  /// The header row of a table, to be repeated.
  struct Header {
    let height: Int
    let items: [Item]
  }

  /// A heading in the outline.
  struct Bookmark {
    let title: String
    /// 1 or 2.
    let level: Int
    let element: Int
  }

  /// An element of the structure tree.
  struct Element {
    enum Kid {
      case element(Int)
      case mark(page: Int, number: Int)
    }

    let kind: String
    let parent: Int?
    var kids: [Kid] = []
    /// An attribute dictionary in PDF syntax, or nothing.
    var attributes = ""
  }
}

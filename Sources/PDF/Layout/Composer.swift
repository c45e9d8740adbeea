import Documents

extension PDF {
  /// Turns a document into the elements of the structure and the strips that show them.
  struct Composer {
    static let size = 12

    var regular: Face
    var bold: Face
    /// The first is the whole document.
    var elements = [Element(kind: "Document", parent: nil)]
    var strips: [Strip] = []
    var headers: [Header] = []
    /// The height that a page has for text.
    var pageHeight = 0

    init(regular: Face, bold: Face) {
      self.regular = regular
      self.bold = bold
    }

    mutating func shape(_ character: Character, _ weight: Weight) -> Face.Shape {
      switch weight {
      case .regular: return regular.shape(character)
      case .bold: return bold.shape(character)
      }
    }

    mutating func element(_ kind: String, in parent: Int = 0, _ attributes: String = "") -> Int {
      elements.append(Element(kind: kind, parent: parent, attributes: attributes))
      elements[parent].kids.append(.element(elements.count - 1))
      return elements.count - 1
    }

    mutating func compose(_ document: Document) {
      heading(document.title, level: 1)
      paragraph(document.banner, .bold)
      let mode = document.shortBanner
      for block in document.blocks {
        switch block {
        case .heading(let text): heading(mode.isEmpty ? text : "\(text) [\(mode)]", level: 2)
        case .paragraph(let text): paragraph(text)
        case .pairs(let pairs): self.pairs(pairs)
        case .list(let items): list(items)
        case .quote(let text, let by): quote(text, by: by)
        case .table(let header, let rows): table(header, rows)
        case .form(let labels): form(labels)
        }
      }
      if let words = lackingWords {
        paragraph("\(words); see the HTML copy.")
      }
    }

    /// How many characters cannot be drawn as they should be, and which, by their numbers in Unicode;
    /// nil if all can.
    var lackingWords: String? {
      let all = regular.lacking.union(bold.lacking).sorted { $0.value < $1.value }
      guard !all.isEmpty else { return nil }
      let numbers = all.prefix(20).map { "U+\(String($0.value, radix: 16, uppercase: true))" }
      let more = all.count > numbers.count ? " and \(all.count - numbers.count) more" : ""
      let count = all.count == 1 ? "1 character" : "\(all.count) characters"
      return "\(count) cannot be shown here (\(numbers.joined(separator: ", "))\(more))"
    }

    /// Adds lines one below the other, each in a strip of its own.
    /// - Parameters:
    ///   - x: Where the lines begin; those after the first begin `hang` further right.
    ///   - lead: Drawn at the left of the first line.
    mutating func add(
      _ lines: [Line], x: Int = 0, hang: Int = 0, before: Int, lead: [Item] = []
    ) {
      for (index, line) in lines.enumerated() {
        var strip = Strip(height: Line.height(line.size), items: index == 0 ? lead : [])
        strip.before = index == 0 ? before : 0
        strip.items.append(Item(x: index == 0 ? x : x + hang, y: 0, ink: .text(line)))
        // No line of a paragraph stands alone at the top or the foot of a page.
        strip.keepsWithNext =
          lines.count > 1 && (index == 0 || index == lines.count - 2)
        strips.append(strip)
      }
    }
  }
}

extension PDF.Composer {
  private mutating func heading(_ text: String, level: Int) {
    guard !text.isEmpty else { return }
    let element = element("H\(level)")
    let start = strips.count
    let lines = lines(
      [PDF.Run(text, .bold, owner: element)], size: level == 1 ? 20 : 15,
      width: PDF.Sheet.textWidth)
    add(lines, before: level == 1 ? 0 : 16_000)
    for index in start..<strips.count { strips[index].keepsWithNext = true }
    strips[start].bookmark = PDF.Bookmark(title: text, level: level, element: element)
  }

  mutating func paragraph(_ text: String, _ weight: PDF.Weight = .regular) {
    guard !text.isEmpty else { return }
    let element = element("P")
    add(
      lines(
        [PDF.Run(text, weight, owner: element)], size: Self.size, width: PDF.Sheet.textWidth),
      before: 7_000)
  }

  private mutating func list(_ items: [String]) {
    guard !items.isEmpty else { return }
    let list = element("L", "<</O /List /ListNumbering /Disc>>")
    let indent = 16_000
    for (index, text) in items.enumerated() {
      let item = element("LI", in: list)
      let label = element("Lbl", in: item)
      let body = element("LBody", in: item)
      let bullet = lines([PDF.Run("• ", owner: label)], size: Self.size, width: indent)
      var lines = lines(
        [PDF.Run(text, owner: body)], size: Self.size, width: PDF.Sheet.textWidth - indent)
      if lines.isEmpty { lines = [PDF.Line(size: Self.size, segments: [], width: 0)] }
      add(
        lines, x: indent, before: index == 0 ? 7_000 : 3_000,
        lead: bullet.map { PDF.Item(x: 0, y: 0, ink: .text($0)) })
    }
  }

  /// A list whose labels are the terms and whose bodies are their values.
  private mutating func pairs(_ pairs: [Document.Pair]) {
    guard !pairs.isEmpty else { return }
    let list = element("L", "<</O /List /ListNumbering /None>>")
    for (index, pair) in pairs.enumerated() {
      let item = element("LI", in: list)
      let label = element("Lbl", in: item)
      let body = element("LBody", in: item)
      let runs = [
        PDF.Run(pair.label + ": ", .bold, owner: label), PDF.Run(pair.value, owner: body),
      ]
      let hang = 16_000
      add(
        lines(runs, size: Self.size, width: PDF.Sheet.textWidth, hang: hang), hang: hang,
        before: index == 0 ? 7_000 : 3_000)
    }
  }

  private mutating func quote(_ text: String, by: String) {
    let quote = element("BlockQuote")
    let (indent, start) = (18_000, strips.count)
    for (text, size) in [(text, Self.size), (by.isEmpty ? "" : "(\(by))", Self.size)]
    where !text.isEmpty {
      let part = element("P", in: quote)
      add(
        lines(
          [PDF.Run(text, owner: part)], size: size, width: PDF.Sheet.textWidth - indent),
        x: indent, before: strips.count == start ? 7_000 : 0)
      // Whose words they are stays with the last of them.
      if !by.isEmpty, !text.isEmpty { strips[strips.count - 1].keepsWithNext = true }
    }
    for index in start..<strips.count {
      let bar = PDF.Item.Ink.rule(width: 2_000, height: strips[index].height)
      strips[index].items.append(PDF.Item(x: 4_000, y: 0, ink: bar))
    }
    if strips.count > start { strips[strips.count - 1].keepsWithNext = false }
  }

  /// A label and an empty line to write on; the line begins where the label ends if it is short.
  private mutating func form(_ labels: [String]) {
    for label in labels {
      let element = element("P")
      let start = strips.count
      let lines = lines(
        [PDF.Run(label + ": ", owner: element)], size: Self.size, width: PDF.Sheet.textWidth)
      add(lines, before: 14_000)
      guard let last = lines.last else { continue }
      let isShort = lines.count == 1 && last.width < PDF.Sheet.textWidth / 2
      let x = isShort ? last.width : 0
      let rule = PDF.Item.Ink.rule(width: PDF.Sheet.textWidth - x, height: 500)
      if isShort {
        strips[start].items.append(PDF.Item(x: x, y: 15_500, ink: rule))
      } else {
        strips[strips.count - 1].keepsWithNext = true
        strips.append(
          PDF.Strip(height: 24_000, items: [PDF.Item(x: 0, y: 23_000, ink: rule)]))
      }
    }
  }
}

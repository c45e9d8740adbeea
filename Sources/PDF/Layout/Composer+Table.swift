import Documents

extension PDF.Composer {
  /// The widths of a table's columns and the size of its text.
  private struct Columns {
    var size: Int
    var widths: [Int]
  }

  private static var padding: Int { 4_000 }

  mutating func table(_ header: [String], _ rows: [[String]]) {
    let count = max(header.count, rows.map(\.count).max() ?? 0)
    guard count > 0 else { return }
    let columns = columns(header, rows, count: count)
    let table = element("Table")
    var headerIndex: Int?
    var room = pageHeight
    if !header.isEmpty {
      let head = row(header, "TH", columns, in: table)
      // A header of half a page is not repeated: no row would find room under it.
      if head.height <= pageHeight / 2 {
        headers.append(PDF.Header(height: head.height, items: head.items))
        headerIndex = headers.count - 1
        room -= head.height
      }
      strips += split(head, room: pageHeight, columns.size)
      strips[strips.count - 1].keepsWithNext = !rows.isEmpty
    }
    let start = strips.count
    for cells in rows {
      strips += split(row(cells, "TD", columns, in: table), room: room, columns.size)
    }
    for index in start..<strips.count { strips[index].header = headerIndex }
    if header.isEmpty, start < strips.count { strips[start].before = 7_000 }
  }

  /// A row as one strip, with a rule under it.
  private mutating func row(
    _ cells: [String], _ kind: String, _ columns: Columns, in table: Int
  ) -> PDF.Strip {
    let row = element("TR", in: table)
    var strip = PDF.Strip(height: 0, items: [])
    var x = 0
    for (column, width) in columns.widths.enumerated() {
      let cell = element(kind, in: row, kind == "TH" ? "<</O /Table /Scope /Column>>" : "")
      let drawn = drawn(
        column < cells.count ? cells[column] : "", kind == "TH" ? .bold : .regular, owner: cell,
        size: columns.size, width: width - 2 * Self.padding)
      for (index, line) in drawn.enumerated() {
        let y = Self.padding + index * PDF.Line.height(columns.size)
        for item in line {
          strip.items.append(PDF.Item(x: x + Self.padding + item.x, y: y, ink: item.ink))
        }
      }
      let count = max(drawn.count, 1)
      strip.height = max(
        strip.height, count * PDF.Line.height(columns.size) + 2 * Self.padding)
      x += width
    }
    let rule = kind == "TH" ? 1_000 : 500
    strip.height += rule
    let ink = PDF.Item.Ink.rule(width: PDF.Sheet.textWidth, height: rule)
    strip.items.append(PDF.Item(x: 0, y: strip.height - rule, ink: ink))
    if kind == "TH" { strip.before = 7_000 }
    return strip
  }

  /// The lines of a cell, each with what is drawn in it: before a line that was typed, also where it is
  /// only the rest of one, stands the mark of that.
  private mutating func drawn(
    _ text: String, _ weight: PDF.Weight, owner: Int, size: Int, width: Int
  ) -> [[PDF.Item]] {
    var drawn = [[PDF.Item]]()
    let stretches = Document.stretches(of: text)
    for stretch in stretches {
      guard stretch.isTyped else {
        // The end of a line is a space to those who hear the text.
        let end = stretch == stretches.last ? "" : "\n"
        drawn += lines(
          [PDF.Run(stretch.text + end, weight, owner: owner)], size: size, width: width
        )
        .map { [PDF.Item(x: 0, y: 0, ink: .text($0))] }
        continue
      }
      let mark = Document.typedMark
      let indent = widths(mark, weight, size: size).line
      for line in stretch.lines {
        let run = PDF.Run(line + "\n", weight, owner: owner)
        for part in lines([run], size: size, width: width - indent) {
          let lead = lines([PDF.Run(mark, weight, owner: owner)], size: size, width: width)
          drawn.append(
            lead.map { PDF.Item(x: 0, y: 0, ink: .text($0)) }
              + [PDF.Item(x: indent, y: 0, ink: .text(part))])
        }
      }
    }
    return drawn
  }

  /// A row as it is if it fits on a page, else one strip for each line of its cells.
  private func split(_ row: PDF.Strip, room: Int, _ size: Int) -> [PDF.Strip] {
    guard row.height > room else { return [row] }
    let height = PDF.Line.height(size)
    let bands = Dictionary(grouping: row.items) { ($0.y - Self.padding) / height }
    return bands.sorted { $0.key < $1.key }.map { band, items in
      let top = band * height + Self.padding
      let moved = items.map { PDF.Item(x: $0.x, y: $0.y - top, ink: $0.ink) }
      return PDF.Strip(height: height, items: moved)
    }
  }

  /// Column widths between the widest word and the widest line of each, at the largest size of
  /// text at which no common word must be broken.
  private mutating func columns(
    _ header: [String], _ rows: [[String]], count: Int
  ) -> Columns {
    var words = [Int](repeating: 0, count: count)
    var lines = words
    func note(_ cells: [String], _ weight: PDF.Weight) {
      for (column, text) in cells.enumerated() {
        // With the marks of what was typed.
        let shown = Document.stretches(of: text).flatMap { stretch in
          stretch.lines.map { (stretch.isTyped ? Document.typedMark : "") + $0 }
        }
        let width = widths(shown.joined(separator: "\n"), weight, size: 1)
        words[column] = max(words[column], width.word)
        lines[column] = max(lines[column], width.line)
      }
    }
    note(header, .bold)
    for cells in rows { note(cells, .regular) }
    let room = PDF.Sheet.textWidth - 2 * Self.padding * count
    // One long hash or address should not make all other text small and narrow: it is broken.
    words = words.map { min($0, room / 24) }
    let size = [12, 11, 10].first { words.reduce(0, +) * $0 <= room } ?? 9
    let shared = Self.share(
      room, words: words.map { $0 * size }, lines: lines.map { $0 * size })
    return Columns(size: size, widths: shared.map { max($0, 0) + 2 * Self.padding })
  }

  private static func share(_ room: Int, words: [Int], lines: [Int]) -> [Int] {
    let (least, most) = (words.reduce(0, +), lines.reduce(0, +))
    // Too narrow for some word: a short column keeps its words and the long ones share the rest.
    if least > room {
      let even = room / words.count
      let short = words.filter { $0 <= even }
      let rest = (room - short.reduce(0, +)) / max(words.count - short.count, 1)
      return words.map { $0 <= even ? $0 : rest }
    }
    if most <= room {
      let extra = (room - most) / lines.count
      return lines.map { $0 + extra }
    }
    return zip(words, lines).map { word, line in
      word + (room - least) * (line - word) / (most - least)
    }
  }
}

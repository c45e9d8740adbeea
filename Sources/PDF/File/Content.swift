extension PDF {
  /// The content stream of one page, with its text marked by the element it belongs to:
  /// ISO 32000-1, 14.6 to 14.8.
  struct Content {
    private enum Mark: Equatable {
      case none, artifact
      case element(Int)
    }

    private(set) var bytes: [UInt8] = []
    /// The element of each mark, by its number.
    private(set) var marks: [Int] = []
    private var mark = Mark.none

    /// Draws a line whose top left is at x and y, from the top left of the sheet.
    mutating func draw(
      _ line: Line, x: Int, y: Int, _ elements: [Element], artifact: String? = nil
    ) {
      let baseline = Sheet.height - y - Line.baseline(line.size)
      for segment in line.segments {
        if let owner = segment.owner, artifact == nil {
          begin(.element(owner), "/\(elements[owner].kind) <</MCID \(marks.count)>> BDC")
        } else {
          begin(.artifact, artifact ?? "/Artifact BMC")
        }
        let font = segment.weight == .regular ? "R" : "B"
        write("BT /\(font) \(line.size) Tf")
        for (index, piece) in segment.pieces.enumerated() {
          if index == 0 || piece.x != nil {
            write("1 0 0 1 \(points(x + segment.x + (piece.x ?? 0))) \(points(baseline)) Tm")
          }
          show(piece)
        }
        write("ET")
        // A page's furniture says each time what it is.
        if artifact != nil { end() }
      }
    }

    mutating func rule(x: Int, y: Int, width: Int, height: Int) {
      begin(.artifact, "/Artifact BMC")
      let bottom = Sheet.height - y - height
      write("\(points(x)) \(points(bottom)) \(points(width)) \(points(height)) re f")
    }

    mutating func end() {
      if mark != .none { write("EMC") }
      mark = .none
    }

    private mutating func begin(_ new: Mark, _ syntax: String) {
      guard mark != new else { return }
      end()
      mark = new
      if case .element(let element) = new { marks.append(element) }
      write(syntax)
    }

    private mutating func show(_ piece: Piece) {
      let codes = piece.codes.map { hex($0) }.joined()
      guard let text = piece.text else {
        write("<\(codes)> Tj")
        return
      }
      write("/Span <</ActualText \(PDF.text(text))>> BDC <\(codes)> Tj EMC")
    }

    private mutating func write(_ text: String) {
      bytes += text.utf8
      bytes.append(0x0A)
    }
  }
}

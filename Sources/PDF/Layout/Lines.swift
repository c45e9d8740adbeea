import Documents

extension PDF {
  /// Text of one weight that belongs to one element of the structure; without one it is furniture.
  struct Run {
    let text: String
    let weight: Weight
    let owner: Int?

    init(_ text: String, _ weight: Weight = .regular, owner: Int? = nil) {
      self.text = visible(text)
      self.weight = weight
      self.owner = owner
    }
  }

  /// A stretch of codes; `text` is what they mean where the picture does not show it.
  struct Piece {
    var codes: [UInt16]
    var text: String?
    /// Where it stands, from the start of its segment, if not where the piece before ends.
    var x: Int?
  }

  /// A stretch of one weight within a line.
  struct Segment {
    /// From the start of the line.
    let x: Int
    let weight: Weight
    let owner: Int?
    var pieces: [Piece]
  }

  struct Line {
    let size: Int
    var segments: [Segment]
    var width: Int

    /// From one line to the next: 1.4 times the size in points.
    static func height(_ size: Int) -> Int { size * 1400 }
    /// From the top of a line to its letters' feet.
    static func baseline(_ size: Int) -> Int { size * 1050 }
  }
}

extension PDF.Composer {
  /// One character, ready to be put in a line.
  private struct Atom {
    let character: Character
    let shape: PDF.Face.Shape
    let run: Int
    let width: Int
  }

  /// Runs of text broken into lines no wider than `width`: at spaces, and where a word alone is
  /// too long, between its characters. Lines after the first are `hang` narrower.
  mutating func lines(
    _ runs: [PDF.Run], size: Int, width: Int, hang: Int = 0
  ) -> [PDF.Line] {
    let atoms = atoms(runs, size: size)
    var lines = [PDF.Line]()
    var start = 0
    while start < atoms.count {
      let room = max(width - (lines.isEmpty ? 0 : hang), 0)
      let end = Self.end(of: atoms, from: start, room: room)
      lines.append(Self.line(atoms[start..<end], runs, size: size))
      start = end
    }
    return lines
  }

  /// The widest word and the widest line of a text that is not broken.
  mutating func widths(_ text: String, _ weight: PDF.Weight, size: Int) -> (word: Int, line: Int) {
    var (word, line, widest) = (0, 0, (word: 0, line: 0))
    for atom in atoms([PDF.Run(text, weight)], size: size) {
      if atom.character == "\n" {
        line = 0
      } else {
        line += atom.width
      }
      word = atom.character == " " || atom.character == "\n" ? 0 : word + atom.width
      widest = (max(widest.word, word), max(widest.line, line))
    }
    return widest
  }

  private mutating func atoms(_ runs: [PDF.Run], size: Int) -> [Atom] {
    var atoms = [Atom]()
    for (index, run) in runs.enumerated() {
      for character in run.text {
        // The end of a line is a space to those who hear the text or copy it.
        let shape = shape(character == "\n" ? " " : character, run.weight)
        atoms.append(
          Atom(character: character, shape: shape, run: index, width: shape.width * size))
      }
    }
    return atoms
  }

  /// Where the line that begins at `start` ends. Spaces may hang over its end: nobody sees them.
  private static func end(of atoms: [Atom], from start: Int, room: Int) -> Int {
    var (index, width) = (start, 0)
    var lastSpace: Int?
    while index < atoms.count {
      let atom = atoms[index]
      index += 1
      if atom.character == "\n" { return index }
      width += atom.width
      if atom.character == " " {
        lastSpace = index
      } else if width > room, index - 1 > start {
        return lastSpace ?? index - 1
      }
    }
    return index
  }

  private static func line(
    _ atoms: ArraySlice<Atom>, _ runs: [PDF.Run], size: Int
  ) -> PDF.Line {
    var line = PDF.Line(size: size, segments: [], width: 0)
    let moves = moves(atoms)
    var lastRun: Int?
    for (index, atom) in zip(atoms.indices, atoms) {
      if atom.run != lastRun {
        let run = runs[atom.run]
        line.segments.append(
          PDF.Segment(x: line.width, weight: run.weight, owner: run.owner, pieces: []))
        lastRun = atom.run
      }
      let last = line.segments.count - 1
      let pen = line.width - line.segments[last].x
      // What comes after a moved letter must go back to where the pen would be.
      let isAfterMove = moves[index] == nil && index > atoms.startIndex && moves[index - 1] != nil
      let x = moves[index].map { pen + $0 } ?? (isAfterMove ? pen : nil)
      line.segments[last].append(atom.shape, atom.character, x: x)
      line.width += atom.width
    }
    return line
  }

  /// How far letters from right to left stand from where the pen would be, by their places.
  ///
  /// They are written in the order of reading, for those who listen, and each is put where it is
  /// seen: the first of a stretch at its right end. Spaces between them belong to the stretch.
  private static func moves(_ atoms: ArraySlice<Atom>) -> [Int: Int] {
    var moves = [Int: Int]()
    var start = atoms.startIndex
    while start < atoms.endIndex {
      guard atoms[start].shape.runsBackward else {
        start += 1
        continue
      }
      var (end, index) = (start + 1, start + 1)
      while index < atoms.endIndex, atoms[index].run == atoms[start].run,
        atoms[index].shape.runsBackward || atoms[index].character == " "
      {
        index += 1
        if atoms[index - 1].shape.runsBackward { end = index }
      }
      let total = atoms[start..<end].reduce(0) { $0 + $1.width }
      var before = 0
      for place in start..<end {
        moves[place] = total - 2 * before - atoms[place].width
        before += atoms[place].width
      }
      start = end
    }
    return moves
  }
}

extension PDF.Segment {
  fileprivate mutating func append(
    _ shape: PDF.Face.Shape, _ character: Character, x: Int?
  ) {
    let last = pieces.count - 1
    // True pieces join true ones, and the others the others. What is moved stands alone.
    guard last >= 0, x == nil, (pieces[last].text == nil) == shape.isTrue else {
      pieces.append(
        PDF.Piece(codes: shape.codes, text: shape.isTrue ? nil : String(character), x: x))
      return
    }
    pieces[last].codes += shape.codes
    if !shape.isTrue { pieces[last].text?.append(character) }
  }
}

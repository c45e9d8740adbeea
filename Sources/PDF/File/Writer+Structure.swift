import Documents

extension PDF.Writer {
  typealias Reference = PDF.Objects.Reference

  /// Writes the structure tree and the way back from marks to elements: ISO 32000-1, 14.7.
  mutating func structure(
    _ tree: Reference, pages: [Reference], marks: [[Int]]
  ) -> [Reference] {
    for (page, owners) in marks.enumerated() {
      for (number, owner) in owners.enumerated() {
        composer.elements[owner].kids.append(.mark(page: page, number: number))
      }
    }
    let references = composer.elements.map { _ in objects.reserve() }
    for (element, reference) in zip(composer.elements, references) {
      let parent = element.parent.map { references[$0] } ?? tree
      objects.set(reference, Self.body(element, parent: parent, references, pages))
    }
    let numbers = marks.enumerated().map { page, owners in
      "\(page) [\(owners.map { references[$0].description }.joined(separator: " "))]"
    }
    let parents = objects.add("<</Nums [\(numbers.joined(separator: "\n"))]>>")
    objects.set(
      tree,
      """
      <</Type /StructTreeRoot /K [\(references[0])] /ParentTree \(parents) \
      /ParentTreeNextKey \(pages.count)>>
      """)
    return references
  }

  private static func body(
    _ element: PDF.Element, parent: Reference, _ references: [Reference], _ pages: [Reference]
  ) -> String {
    var body = "<</Type /StructElem /S /\(element.kind) /P \(parent)"
    if !element.attributes.isEmpty { body += " /A \(element.attributes)" }
    var home: Int?
    let kids = element.kids.map { kid in
      switch kid {
      case .element(let element): return references[element].description
      case .mark(let page, let number):
        // Marks on the element's first page need no page of their own.
        home = home ?? page
        return home == page ? "\(number)" : "<</Type /MCR /Pg \(pages[page]) /MCID \(number)>>"
      }
    }
    if let home { body += " /Pg \(pages[home])" }
    if !kids.isEmpty { body += " /K [\(kids.joined(separator: " "))]" }
    return body + ">>"
  }

  /// Writes the outline: the headings, those of the second level under those of the first.
  /// The result is the entries of the catalogue, empty if there are no headings.
  mutating func outline(_ pages: [Reference], _ elements: [Reference]) -> String {
    let entries = self.pages.bookmarks
    guard !entries.isEmpty else { return "" }
    let root = objects.reserve()
    let references = entries.map { _ in objects.reserve() }
    // With -1 for the root. A second level before any first hangs on the root.
    var parents = [Int]()
    var first: Int?
    for (index, entry) in entries.enumerated() {
      let isFirst = entry.bookmark.level == 1
      parents.append(isFirst ? -1 : first ?? -1)
      if isFirst { first = index }
    }
    let children = Dictionary(grouping: entries.indices) { parents[$0] }
    func family(_ of: Int) -> String {
      guard let own = children[of], let first = own.first, let last = own.last else { return "" }
      let count = of == -1 ? entries.count : own.count
      return " /First \(references[first]) /Last \(references[last]) /Count \(count)"
    }
    objects.set(root, "<</Type /Outlines\(family(-1))>>")
    for (parent, own) in children {
      for (place, index) in own.enumerated() {
        let (bookmark, page, top) = entries[index]
        let y = PDF.points(PDF.Sheet.height - PDF.Sheet.top - top)
        var body = "<</Title \(PDF.text(visible(bookmark.title)))"
        body += " /Parent \(parent == -1 ? root : references[parent])"
        body += " /Dest [\(pages[page]) /XYZ \(PDF.points(PDF.Sheet.side)) \(y) null]"
        body += " /SE \(elements[bookmark.element])\(family(index))"
        if place > 0 { body += " /Prev \(references[own[place - 1]])" }
        if place + 1 < own.count { body += " /Next \(references[own[place + 1]])" }
        objects.set(references[index], body + ">>")
      }
    }
    return "/Outlines \(root) /PageMode /UseOutlines"
  }
}

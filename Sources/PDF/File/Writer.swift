import Documents

extension PDF {
  /// Writes laid-out pages as a file.
  struct Writer {
    let title: String
    let furniture: Furniture
    var composer: Composer
    let pages: Pages
    var objects = Objects()

    init(title: String, furniture: Furniture, composer: Composer, pages: Pages) {
      self.title = visible(title)
      self.furniture = furniture
      self.composer = composer
      self.pages = pages
    }

    consuming func file() -> [UInt8] {
      var writer = self
      return writer.write()
    }

    private mutating func write() -> [UInt8] {
      let (root, tree) = (objects.reserve(), objects.reserve())
      let pageTree = objects.reserve()
      let resources = objects.reserve()
      let info = objects.add("<</Title \(PDF.text(title))>>")
      let metadata = objects.add(
        stream: Array(Self.metadata(title).utf8), "/Type /Metadata /Subtype /XML")
      let references = pages.pages.map { _ in objects.reserve() }
      let marks = pages.pages.indices.map { index in
        page(index, references[index], parent: pageTree, resources: resources)
      }
      let elements = structure(tree, pages: references, marks: marks)
      let outline = outline(references, elements)
      let kids = references.map(\.description).joined(separator: " ")
      objects.set(pageTree, "<</Type /Pages /Kids [\(kids)] /Count \(references.count)>>")
      let (regular, bold) = (add(composer.regular), add(composer.bold))
      objects.set(resources, "<</Font <</R \(regular) /B \(bold)>>>>")
      objects.set(
        root,
        """
        <</Type /Catalog /Pages \(pageTree) /Lang (en-GB) /MarkInfo <</Marked true>>
        /StructTreeRoot \(tree) /Metadata \(metadata) /ViewerPreferences <</DisplayDocTitle true>>
        \(outline)>>
        """)
      return objects.file(root: root, info: info)
    }

    /// Writes one page. The result is the elements of its marks, by their numbers.
    private mutating func page(
      _ index: Int, _ page: Objects.Reference, parent: Objects.Reference,
      resources: Objects.Reference
    ) -> [Int] {
      var content = Content()
      if let banner = furniture.banner {
        content.draw(
          banner, x: Sheet.width - Sheet.side - min(banner.width, Sheet.textWidth), y: 36_000,
          composer.elements, artifact: Self.furniture("Header"))
      }
      for placed in pages.pages[index] {
        let (x, y) = (Sheet.side + placed.item.x, Sheet.top + placed.top + placed.item.y)
        switch placed.item.ink {
        case .rule(let width, let height):
          content.rule(x: x, y: y, width: width, height: height)
        case .text(let line):
          content.draw(
            line, x: x, y: y, composer.elements,
            artifact: placed.isRepeat ? Self.furniture("Header") : nil)
        }
      }
      footer(index, &content)
      content.end()
      let stream = objects.add(stream: content.bytes)
      objects.set(
        page,
        """
        <</Type /Page /Parent \(parent) /MediaBox [0 0 \(points(Sheet.width)) \
        \(points(Sheet.height))] /Resources \(resources) /Contents \(stream) \
        /StructParents \(index) /Tabs /S>>
        """)
      return content.marks
    }

    private mutating func footer(_ index: Int, _ content: inout Content) {
      let number = composer.lines(
        [Run("Page \(index + 1) of \(pages.pages.count)")], size: Furniture.size,
        width: Sheet.textWidth)
      var y = Sheet.height - Sheet.bottom - furniture.footerHeight
      for line in furniture.footer + number {
        y += Line.height(Furniture.size)
        content.draw(
          line, x: Sheet.side, y: y, composer.elements, artifact: Self.furniture("Footer"))
      }
    }

    private static func furniture(_ kind: String) -> String {
      "/Artifact <</Type /Pagination /Subtype /\(kind)>> BDC"
    }

    /// The metadata as XMP (ISO 16684-1): the title, and that the file means to follow PDF/UA-1.
    private static func metadata(_ title: String) -> String {
      """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
      xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(xml(title))</rdf:li></rdf:Alt></dc:title>
      <dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
      <pdfuaid:part>1</pdfuaid:part>
      </rdf:Description>
      </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>
      """
    }
  }
}

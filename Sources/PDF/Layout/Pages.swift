extension PDF {
  /// Strips put on pages.
  struct Pages {
    struct Placed {
      let item: Item
      /// The top of the item's strip, from the top of the text.
      let top: Int
      /// A header that was already read on an earlier page.
      let isRepeat: Bool
    }

    let height: Int
    let headers: [Header]
    private(set) var pages: [[Placed]] = [[]]
    private(set) var bookmarks: [(bookmark: Bookmark, page: Int, top: Int)] = []
    private var top = 0

    init(height: Int, headers: [Header]) {
      self.height = height
      self.headers = headers
    }

    mutating func place(_ strips: [Strip]) {
      var start = 0
      while start < strips.count {
        var end = start + 1
        while end < strips.count, strips[end - 1].keepsWithNext { end += 1 }
        let group = strips[start..<end]
        let need = group.reduce(0) { $0 + $1.before + $1.height }
        if top > 0, top + need > height { newPage(before: strips[start]) }
        for strip in group { place(strip) }
        start = end
      }
    }

    private mutating func place(_ strip: Strip) {
      // A group longer than a page breaks where it must.
      if top > 0, top + strip.before + strip.height > height { newPage(before: strip) }
      if top > 0 { top += strip.before }
      if let bookmark = strip.bookmark {
        bookmarks.append((bookmark, pages.count - 1, top))
      }
      add(strip.items, isRepeat: false)
      top += strip.height
    }

    private mutating func newPage(before strip: Strip) {
      // A page with nothing but a repeated header is used as it is.
      if let last = pages.last, last.allSatisfy(\.isRepeat), !last.isEmpty { return }
      pages.append([])
      top = 0
      guard let index = strip.header else { return }
      add(headers[index].items, isRepeat: true)
      top = headers[index].height
    }

    private mutating func add(_ items: [Item], isRepeat: Bool) {
      pages[pages.count - 1] += items.map {
        Placed(item: $0, top: top, isRepeat: isRepeat)
      }
    }
  }
}

import Files
import Glibc

extension PDFFont {
  /// The first family of DejaVu Sans, Liberation Sans and Noto Sans that is installed in both
  /// weights and can be read, from the usual folders of Linux; nil if there is none.
  package static func installed() -> (regular: PDFFont, bold: PDFFont)? {
    let folders =
      ["/usr/share/fonts", "/usr/local/share/fonts"]
      + (getenv("HOME").map { String(cString: $0) }.map {
        [$0 + "/.local/share/fonts", $0 + "/.fonts"]
      } ?? [])
    return installed(in: folders)
  }

  static func installed(in folders: [String]) -> (regular: PDFFont, bold: PDFFont)? {
    let families = [
      ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
      ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
      ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    ]
    let names = Set(families.flatMap { [$0.0, $0.1] })
    let paths = folders.flatMap { files(named: names, in: $0, depth: 4) }
    for (regular, bold) in families {
      if let regular = font(regular, paths), let bold = font(bold, paths) {
        return (regular, bold)
      }
    }
    return nil
  }

  /// No font for text is larger.
  private static let reader = FileReader(limit: 64 << 20)

  private static func font(_ name: String, _ paths: [String]) -> PDFFont? {
    for path in paths where path.hasSuffix("/" + name) {
      if let bytes = try? reader.bytes(at: path), let font = try? PDFFont(bytes) { return font }
    }
    return nil
  }

  /// The files of these names, sorted: a folder lists its files in no fixed order.
  private static func files(named names: Set<String>, in folder: String, depth: Int) -> [String] {
    guard depth > 0, let entries = try? Folders.entries(in: folder) else { return [] }
    var found = [String]()
    for entry in entries {
      let path = folder + "/" + entry.name
      if names.contains(entry.name) {
        found.append(path)
      } else if entry.kind == .folder || entry.kind == .link {
        found += files(named: names, in: path, depth: depth - 1)
      }
    }
    return found.sorted()
  }
}

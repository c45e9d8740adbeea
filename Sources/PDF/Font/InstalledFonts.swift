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

  private static func font(_ name: String, _ paths: [String]) -> PDFFont? {
    for path in paths where path.hasSuffix("/" + name) {
      if let bytes = contents(path), let font = try? PDFFont(bytes) { return font }
    }
    return nil
  }

  /// The files of these names, sorted: a folder lists its files in no fixed order.
  private static func files(named names: Set<String>, in folder: String, depth: Int) -> [String] {
    guard depth > 0, let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var found = [String]()
    while let entry = readdir(handle) {
      let kind = Int32(entry.pointee.d_type)
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if names.contains(name) {
        found.append(folder + "/" + name)
      } else if name != ".", name != "..", kind != Int32(DT_REG) {
        // A folder, a link to one, or a kind this file system does not tell.
        found += files(named: names, in: folder + "/" + name, depth: depth - 1)
      }
    }
    return found.sorted()
  }

  /// The bytes of a file, nil if it cannot be read or is too large for a text font.
  private static func contents(_ path: String) -> [UInt8]? {
    var facts = stat()
    guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
      (1...64_000_000).contains(facts.st_size), let file = fopen(path, "rb")
    else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: Int(facts.st_size))
    return fread(&bytes, 1, bytes.count, file) == bytes.count ? bytes : nil
  }
}

import Glibc
import Transcripts

/// All files under a folder, named from it; nil if it is none.
///
/// A link, a pipe, whatever cannot be read or has a name that is no text, is given as a file that
/// holds nothing: left out, it would pass for not being there. Links are not followed: two that lead
/// back would be followed without end.
func filesUnder(_ folder: String) -> [(path: String, bytes: [UInt8])]? {
  guard let stream = opendir(folder) else { return nil }
  defer { closedir(stream) }
  var files = [(path: String, bytes: [UInt8])]()
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: entry.pointee.d_name) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    guard name != ".", name != ".." else { continue }
    let path = folder + "/" + name
    var status = stat()
    let kind = lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
    if kind == S_IFDIR, let inner = filesUnder(path) {
      files += inner.map { (name + "/" + $0.path, $0.bytes) }
    } else {
      files.append((name, kind == S_IFREG ? (try? recordBytes(at: path)) ?? [] : []))
    }
  }
  return files
}

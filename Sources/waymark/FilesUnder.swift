import Glibc
import Transcripts

/// All files under a folder, named from it; nil if it is none.
func filesUnder(_ folder: String) -> [(path: String, bytes: [UInt8])]? {
  guard let stream = opendir(folder) else { return nil }
  defer { closedir(stream) }
  var files = [(path: String, bytes: [UInt8])]()
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: entry.pointee.d_name) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    guard name != ".", name != ".." else { continue }
    var status = stat()
    if lstat(folder + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
      // A link is never followed, and never overlooked: no file of ours is one.
      files.append((name, []))
    } else if let inner = filesUnder(folder + "/" + name) {
      files += inner.map { (name + "/" + $0.path, $0.bytes) }
    } else if let bytes = try? recordBytes(at: folder + "/" + name) {
      files.append((name, bytes))
    }
  }
  return files
}

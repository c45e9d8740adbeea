import Files
import Glibc
import Transcripts

// Files that only their owner can read, in folders that only their owner can enter.

/// Adds text to the end of a file that only its owner can read; makes the file and its folders.
func append(_ text: String, to path: String) -> Bool {
  (try? PrivateFile.append(Array(text.utf8), to: path)) != nil
}

/// Writes a file that must not exist yet and that only its owner can read, and waits for the disk.
func writeAnew(_ text: String, to path: String) -> Bool { writeAnew(Array(text.utf8), to: path) }

func writeAnew(_ bytes: [UInt8], to path: String) -> Bool {
  (try? PrivateFile.createInPlace(bytes, at: path)) != nil
}

/// Waits until the names in a folder are on the disk.
func sync(folder: String) -> Bool { (try? Folders.sync(folder)) != nil }

/// A path from the root of the file system.
func absolutePath(_ path: String) -> String {
  guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
  defer { free(folder) }
  return String(cString: folder) + "/" + path
}

/// The folder that a file lies in.
func folder(of path: String) -> String { Folders.above(path) }

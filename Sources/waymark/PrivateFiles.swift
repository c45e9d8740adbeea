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

/// The folder that a file lies in.
func folder(of path: String) -> String { Folders.above(path) }

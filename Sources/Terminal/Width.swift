import Glibc

/// The columns that texts on a descriptor are folded at: those of its terminal, or of COLUMNS where
/// that is less. Nil where neither is known: a text into a file or a pipe keeps its lines.
package func columnsWanted(on descriptor: Int32) -> Int? {
  var size = winsize()
  let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
  let asked = getenv("COLUMNS").flatMap { Int(String(cString: $0)) }.flatMap { $0 > 0 ? $0 : nil }
  return [isKnown ? Int(size.ws_col) : nil, asked].compactMap(\.self).min()
}

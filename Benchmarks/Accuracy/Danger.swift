import FlowModel
import Matching

/// How often danger is heard where it is, and where it is none, by kind: a line is of the kind, of
/// what must be heard (`danger`, `ask` or `none`), and of the sentence.
func tellDanger(_ file: String, _ library: Library, shows: Bool) {
  let listener = DangerListener(library)
  var counts = [String: SIMD4<Int>]()
  var wrong = [String]()
  let sentences = lines(of: file).map { $0.split(separator: "\t").map(String.init) }
  for sentence in sentences where sentence.count == 3 {
    let (kind, wanted) = (sentence[0], sentence[1])
    let heard = listener.heard(in: sentence[2])
    let told = heard.map { $0.danger == nil ? "ask" : "danger" } ?? "none"
    if told != wanted { wrong.append("  \(wanted) heard as \(told)\t\(kind)\t\(sentence[2])") }
    // Wanted and told, wanted; not wanted and told, not wanted.
    let is999 = told == "danger" ? 1 : 0
    counts[kind, default: .zero] &+= wanted == "danger" ? [is999, 1, 0, 0] : [0, 0, is999, 1]
  }
  print("\(file): the danger floor alone")
  let all = counts.values.reduce(.zero, &+)
  for (kind, count) in counts.sorted(by: { $0.key < $1.key }) + [("all", all)] {
    print(
      "  \(kind): 999 where wanted \(count.x) of \(count.y), where not \(count.z) of \(count.w)")
  }
  let (_, seconds) = timed { for sentence in sentences { _ = listener.heard(in: sentence[2]) } }
  print("  \(rounded(seconds * 1e6 / Double(max(1, sentences.count)))) microseconds a sentence")
  if shows { for line in wrong { print(line) } }
}

import FlowFiles
import FlowModel
import Glibc
import Matching

// accuracy FLOWS [HELD-OUT.tsv ...] [cv] [show]: how often matching is right, by cross-validation
// over groups of paraphrases, and on sentences that nothing was learned from (lines of incident,
// group, sentence).

let words = CommandLine.arguments.dropFirst()
let folder = FlowFolder(path: words.first ?? "flows")
let library: Library
do throws(LibraryError) {
  library = try folder.library(cache: nil) { "\($0.count)" }
} catch {
  for problem in error.diagnostics { print(problem.text(source: nil)) }
  exit(65)
}
let incidents = library.incidents
let book = try PhraseReader.read(folder.phraseFiles(), flows: incidents)
var schooling = Model.Schooling()
for word in words {
  let parts = word.split(separator: "=")
  guard parts.count == 2 else { continue }
  switch parts[0] {
  case "rounds": schooling.rounds = Int(parts[1])!
  case "pace": schooling.pace = Float(parts[1])!
  case "decay": schooling.decay = Float(parts[1])!
  case "least": schooling.leastPhrases = Int(parts[1])!
  default: break
  }
}

if words.contains("proof") {
  for problem in unprovedDanger(of: library) { print(problem.text(source: nil)) }
  exit(0)
}
for file in words where file.contains("/danger") {
  tellDanger(file, library, shows: words.contains("show"))
}
if words.contains("floor") { exit(0) }

if words.contains("cv") {
  var score = Score(library)
  for fold in 0..<5 {
    var learned = book
    learned.groups = book.groups.enumerated().filter { $0.offset % 5 != fold }.map(\.element)
    let matcher = Matcher(Model(learning: learned, schooling), library)
    for (number, group) in book.groups.enumerated() where number % 5 == fold {
      for phrase in group.phrases { score.count(phrase, group.incident, matcher) }
    }
  }
  score.tell("cross-validation over \(book.groups.count) groups")
}
let (model, seconds) = timed { Model(learning: book, schooling) }
let matcher = Matcher(model, library)
print(
  "model: \(rounded(Double(model.bytes.count) / 1_048_576)) MiB, learned in \(rounded(seconds)) s")
for file in words.dropFirst() where file.hasSuffix(".tsv") && !file.contains("/danger") {
  let sentences = lines(of: file).map { $0.split(separator: "\t").map(String.init) }
  var score = Score(library)
  for sentence in sentences { score.count(sentence[2], sentence[0], matcher) }
  score.tell(file)
  let (_, seconds) = timed { for sentence in sentences { _ = matcher.finding(for: sentence[2]) } }
  print("  \(rounded(seconds * 1e6 / Double(sentences.count))) microseconds a sentence")
  if words.contains("show") { for miss in score.missed { print(miss) } }
}
print("resident: \(rounded(residentMebibytes())) MiB, with the phrases it learned from")

import FlowFiles
import FlowModel
import Matching
import Transcripts

/// The matcher of a flows folder, made when it is first needed: from the cache, or by learning
/// from the phrases, which takes a second or two.
func lazyMatcher(_ path: String, _ library: Library) -> LazyMatcher {
  LazyMatcher(understanding: { makeUnderstanding(path, library) })
}

/// What can be understood with those files of phrases that can be read.
func makeUnderstanding(_ path: String, _ library: Library) -> LazyMatcher.Understanding {
  let folder = FlowFolder(path: path)
  func learn() -> (model: Model, isWhole: Bool) {
    let phrases = folder.standingPhrases(for: library.incidents)
    return (Model(learning: phrases.book), phrases.isWhole)
  }
  let kept = folder.worked(out: "matching-3", cache: Places.cache, digest: sha256) {
    let (model, isWhole) = learn()
    return [isWhole ? 1 : 0] + model.bytes
  }
  let known = Set(library.incidents.map(\.id))
  if let model = Model(bytes: Array(kept.dropFirst())), known.isSuperset(of: model.incidents) {
    return .init(Matcher(model, library), isWhole: kept.first == 1)
  }
  let (model, isWhole) = learn()
  return .init(Matcher(model, library), isWhole: isWhole)
}

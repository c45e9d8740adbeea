import FlowFiles
package import FlowModel
package import Matching
import Transcripts

extension Office {
  /// What understands the words of staff, made when it is first needed: from the cache, or by learning
  /// from the phrases, which takes a second or two.
  package func lazyMatcher(for library: Library) -> LazyMatcher {
    // What holds everywhere needs no words to be understood.
    if LastResort.isUsed(in: library) { return LazyMatcher { nil } }
    return LazyMatcher(understanding: { understanding(of: library) })
  }

  /// What can be understood with those files of phrases that can be read. Whether that is all of them
  /// stands in it, and whoever asks says so where it is not.
  package func understanding(of library: Library) -> LazyMatcher.Understanding {
    let folder = FlowFolder(path: flows)
    func learn() -> (model: Model, isWhole: Bool) {
      let phrases = folder.standingPhrases(for: library.incidents)
      return (Model(learning: phrases.book), phrases.isWhole)
    }
    let kept = folder.cached("matching-3", in: cache, digest: sha256) {
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
}

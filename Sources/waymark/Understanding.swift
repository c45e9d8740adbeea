import FlowFiles
import FlowModel
import Matching

/// The matcher of a flows folder, made when it is first needed: from the cache, or by learning
/// from the phrases, which takes a second or two.
func lazyMatcher(_ path: String, _ library: Library) -> LazyMatcher {
  LazyMatcher { try? makeMatcher(path, library) }
}

/// - Throws: ``LibraryError`` with every problem of the files of phrases.
func makeMatcher(_ path: String, _ library: Library) throws(LibraryError) -> Matcher {
  let folder = FlowFolder(path: path)
  func learn() throws(LibraryError) -> Model {
    Model(learning: try PhraseReader.read(folder.phraseFiles(), flows: library.incidents))
  }
  let bytes = try folder.worked(out: "matching-1", cache: Places.cache) {
    () throws(LibraryError) in try learn().bytes
  }
  if let model = Model(bytes: bytes) { return Matcher(model, library.incidents) }
  return Matcher(try learn(), library.incidents)
}

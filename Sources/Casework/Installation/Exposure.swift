import Files
import Transcripts

/// Something that others could change or have made, and that what is said of records rests on.
package struct Exposure: Hashable, Sendable {
  package let path: String
  /// Who could.
  package let problem: KeyProblem

  fileprivate init?(_ path: String, isSecret: Bool = false) {
    // What a link leads to is nothing that Waymark made.
    guard !isALink(path), let problem = KeyFiles.openness(of: path, isSecret: isSecret) else {
      return nil
    }
    self.path = path
    self.problem = problem
  }
}

extension Office {
  /// What others could change or have made: among the records, of the keys, and of what this person
  /// has set, which names whom to call and what program is run.
  package func exposures() -> [Exposure] {
    let folders = ["live", "rehearsal", "sealed"].map { records + "/" + $0 }
    let lying = folders.flatMap { folder in
      ((try? Folders.names(in: folder)) ?? []).map { folder + "/" + $0 }
    }
    let own = ["register.jsonl", "register.torn"].map { records + "/" + $0 }
    let set = ["config", "contacts"].map { configuration + "/" + $0 }
    let open = ([records] + folders + own + lying + set + [configuration, keyPaths.recipients])
      .compactMap { Exposure($0, isSecret: $0.hasSuffix(".session")) }
    return open + [Exposure(keyPaths.seal, isSecret: true)].compactMap(\.self)
  }
}

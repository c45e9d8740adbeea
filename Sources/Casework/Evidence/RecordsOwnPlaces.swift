import Files
import Transcripts

extension Office {
  /// Sees that a path leads neither into a folder of records nor to anything that is kept beside them:
  /// what is written there would be taken for a record, or for a part of the register.
  ///
  /// - Throws: ``CaseworkError/amongRecords(_:)``.
  package func demandNotAmongRecords(_ path: String) throws(CaseworkError) {
    // Of a path that is not there yet the last folder that is there counts.
    var (above, below) = (absolutePath(path), [String]())
    var real = realPath(above)
    while real == nil, above != "/" {
      below.insert(Folders.name(of: above), at: 0)
      above = Folders.above(above)
      real = realPath(above)
    }
    var target = real ?? above
    for part in below.flatMap({ $0.split(separator: "/") }) where part != "." {
      target = part == ".." ? Folders.above(target) : target + "/" + part
    }
    target += "/"
    guard let base = realPath(records) else { return }
    let kept = ["live", "rehearsal", "sealed"].map { realPath(base + "/" + $0) ?? base + "/" + $0 }
    let isKept = kept.contains { target.hasPrefix($0 + "/") }
    let own = [Protection.marker, "register.jsonl", "register.torn"]
    guard isKept || own.contains(where: { target == base + "/" + $0 + "/" }) else { return }
    throw .amongRecords(path)
  }
}

import Casework
import Glibc
import TestSupport
import Testing
import Transcripts

/// What may be removed, without a process.
struct PurgeTests {
  let place = TestOffice()

  private func outcome(
    of path: String, copy: String? = nil, isMeant: Bool = true
  ) throws -> Purge.Outcome {
    let purge = Purge(in: place.office, showing: copy, isMeant: isMeant)
    let record = try #require(try purge.chosen([path], rehearsals: false).first)
    return try purge.purge(record)
  }

  @Test func `a live record that was not sealed or exported stays`() throws {
    let path = try place.makeRecord()
    guard case .kept(.notDone) = try outcome(of: path) else {
      Issue.record("it was not kept")
      return
    }
    #expect(place.isThere(path))
  }

  @Test func `a sealed record goes only if that is meant, and the register keeps a line`() throws {
    _ = try place.makeKeys()
    let path = try place.makeRecord()
    _ = try place.seal(path, keepingPlain: true)
    guard case .wouldGo = try outcome(of: path, isMeant: false) else {
      Issue.record("it would not go")
      return
    }
    #expect(place.isThere(path))
    guard case .removed = try outcome(of: path) else {
      Issue.record("it was kept")
      return
    }
    #expect(!place.isThere(path))
    #expect(try place.office.register().entries.map(\.deed) == [.sealed, .purged])
  }

  @Test(arguments: ["", "age-encryption.org/v1\nchanged", nil])
  func `a sealed record stays where its sealed file is damaged or gone`(bytes: String?) throws {
    _ = try place.makeKeys()
    let path = try place.makeRecord()
    _ = try place.seal(path, keepingPlain: true)
    let id = path.split(separator: "/").last?.prefix { $0 != "." } ?? ""
    let sealed = "\(place.home)/records/sealed/\(id).tar.age"
    #expect(unlink(sealed) == 0)
    if let bytes { place.add(bytes, to: sealed) }
    guard case .kept(.sealedFileNotAsRegistered) = try outcome(of: path) else {
      Issue.record("it was not kept")
      return
    }
    #expect(place.isThere(path))
  }

  @Test func `a sealed record goes where its sealed file lies elsewhere and is shown`() throws {
    _ = try place.makeKeys()
    let path = try place.makeRecord()
    _ = try place.seal(path, keepingPlain: true)
    let id = path.split(separator: "/").last?.prefix { $0 != "." } ?? ""
    let elsewhere = place.home + "/kept.tar.age"
    #expect(rename("\(place.home)/records/sealed/\(id).tar.age", elsewhere) == 0)
    guard case .removed = try outcome(of: path, copy: elsewhere) else {
      Issue.record("it was kept")
      return
    }
  }

  @Test func `a folder in the place of a record is told, and not passed over`() throws {
    let path = try place.makeRecord()
    #expect(rename(path, place.home + "/elsewhere") == 0)
    #expect(mkdir(path, 0o700) == 0)
    let found = RegisterCheck(records: place.home + "/records").findings()
    #expect(found.contains { $0.path == path && $0.verdict == .unreadable })
  }

  /// Where a sealed record was moved, with a link to it in its place, or beside it.
  @Test(arguments: ["in its place", "to another record", "elsewhere"])
  func `a link is never purged, and what it leads to stays`(kind: String) throws {
    _ = try place.makeKeys()
    var target = try place.makeRecord()
    _ = try place.seal(target, keepingPlain: true)
    var link = target
    switch kind {
    case "in its place":
      target = place.home + "/kept.jsonl"
      #expect(rename(link, target) == 0)
    case "to another record":
      link = place.office.records + "/live/\(newRecordName()).jsonl"
    default: link = place.home + "/mine.jsonl"
    }
    symlink(target, link)
    let bytes = try recordBytes(at: target)
    let entries = try place.office.register().entries
    let id = link.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? ""
    for name in kind == "elsewhere" ? [link] : [link, id] {
      for isMeant in [false, true] {
        let error = #expect(throws: CaseworkError.self) {
          try outcome(of: name, isMeant: isMeant)
        }
        guard case .record(.refused(let path, let reason))? = error else {
          Issue.record("\(name): \(String(describing: error))")
          continue
        }
        #expect(path == link && reason.contains("it is a link") && !reason.contains(target))
      }
    }
    #expect(try recordBytes(at: target) == bytes)
    #expect(try place.office.register().entries == entries)
    var status = stat()
    #expect(lstat(link, &status) == 0)
  }

  @Test func `a link that takes the place of a record once it was chosen is not followed`() throws {
    _ = try place.makeKeys()
    let path = try place.makeRecord()
    _ = try place.seal(path, keepingPlain: true)
    let purge = Purge(in: place.office, showing: nil, isMeant: true)
    let record = try #require(try purge.chosen([path], rehearsals: false).first)
    let target = place.home + "/kept.jsonl"
    #expect(rename(path, target) == 0)
    symlink(target, path)
    #expect(throws: CaseworkError.self) { try purge.purge(record) }
    #expect(place.isThere(target))
  }

  @Test func `a record of which a copy was written goes only with that copy shown`() throws {
    let path = try place.makeRecord()
    let copy = place.home + "/copy.html"
    do {
      let export = try place.office.export(path, as: .html, isKept: true)
      place.add(String(decoding: export.bytes, as: UTF8.self), to: copy)
      try export.note()
    }
    guard case .kept(.copyNotShown) = try outcome(of: path) else {
      Issue.record("it went without its copy")
      return
    }
    guard case .removed = try outcome(of: path, copy: copy) else {
      Issue.record("it was kept")
      return
    }
  }

  @Test func `a record that somebody writes is busy and stays`() throws {
    let path = try place.makeRecord()
    let held = try place.office.hold(recordAt: path)
    guard case .kept(.busy) = try outcome(of: path) else {
      Issue.record("it was not busy")
      return
    }
    withExtendedLifetime(held) {}
  }
}

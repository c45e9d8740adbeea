import Casework
import Glibc
import TestSupport
import Testing

/// No copy is written where it could be taken for a record or for a part of the register.
struct RecordsOwnPlacesTests {
  let place = TestOffice()
  private var records: String { place.office.records }

  @Test(arguments: [
    "live/copy.jsonl", "live/deep/copy.jsonl", "rehearsal/copy.html", "sealed/copy.tar.age",
    "register.jsonl", "register.torn", ".encrypted", "live/../register.torn",
    "none/../live/copy.jsonl", "./live/./copy.jsonl",
  ])
  func `nothing is written among the records or in the place of what is kept beside them`(
    name: String
  ) throws {
    _ = try place.makeRecord()
    let path = records + "/" + name
    #expect(throws: CaseworkError.amongRecords(path)) {
      try place.office.demandNotAmongRecords(path)
    }
    // However the folder is reached.
    symlink(records, place.home + "/way")
    let around = place.home + "/way/" + name
    #expect(throws: CaseworkError.amongRecords(around)) {
      try place.office.demandNotAmongRecords(around)
    }
  }

  @Test(arguments: ["copy.jsonl", "opened/copy.jsonl", "../copy.jsonl", "../live/copy.jsonl"])
  func `everywhere else a copy may lie`(name: String) throws {
    _ = try place.makeRecord()
    try place.office.demandNotAmongRecords(records + "/" + name)
  }
}

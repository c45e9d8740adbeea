import Transcripts

extension Office {
  /// What is not as it was written, or not as the register says, among records and sealed files: what
  /// the check of all finds, but for the register itself, its missing lines and folders that cannot be
  /// listed, which are told with what is to be done about them.
  func recordFaults() -> [RecordFinding] {
    guard isFolder(records) else { return [] }
    let seals = ((try? register())?.entries).map { UnregisteredSeals(in: records, besides: $0) }
    let told = Set(
      [Register(in: records).path] + (seals?.paths ?? [])
        + ["live", "rehearsal", "sealed"].map { records + "/" + $0 })
    return RegisterCheck(records: records).findings().filter {
      $0.verdict != .ok && !told.contains($0.path)
    }
  }
}

import Files
import FlowModel
import Glibc
import Sealing
import Transcripts

extension Office {
  /// Everything that can be told of this installation without a terminal.
  package func installation() -> [InstallationFact] {
    let (library, files) = flowFiles()
    let machine =
      ([recordsFolder] + (folderFaults() + writingFaults()).map(MachineFact.folderFault) + exposed)
      + [room, clock]
    let kept = keyFacts + plainMisreadings + strayKeys + registerFacts + recordFacts
    var facts =
      machine.map(InstallationFact.machine) + files.map(InstallationFact.flows)
      + kept.map(InstallationFact.keys)
    if let library {
      facts += settingFacts(library).map(InstallationFact.settings)
      facts += policyFacts(library).map(InstallationFact.flows)
    }
    return facts
  }

  private var recordsFolder: MachineFact {
    var status = stat()
    guard stat(records, &status) == 0 else { return .noRecordsYet(folder: records) }
    let isPrivate = status.st_mode & 0o077 == 0
    return .recordsFolder(records, isPrivate: isPrivate)
  }

  /// Of many the first: one remedy mends all of them.
  private var exposed: [MachineFact] {
    let shown = 5
    // The keys and the folder itself are told with what else there is to tell of them.
    let told = [records, keyPaths.folder, keyPaths.seal, keyPaths.recipients]
    let found = exposures().filter { exposure in
      if case .ofSomebodyElse = exposure.problem, exposure.path == records { return true }
      return !told.contains(exposure.path)
    }
    return found.prefix(shown).map(MachineFact.exposed)
      + (found.count > shown ? [.moreExposed(found.count - shown, folder: records)] : [])
  }

  private var room: MachineFact {
    var status = statvfs()
    var path = absolutePath(records)
    while statvfs(path, &status) != 0, path != "/" { path = Folders.above(path) }
    return .room(Int(status.f_bavail) * Int(status.f_frsize) / 1_048_576)
  }

  private var clock: MachineFact {
    let today = now().date
    return .clock(today, isPlausible: CivilDate("2026-01-01").map { !(today < $0) } ?? true)
  }

  private var keyFacts: [KeyFact] {
    let found = deviceKeys()
    if case .everybody = readers(with: found) { return [.none] }
    let problems = found.areNone ? [.gone(folder: configuration)] : found.problems
    // They are to be held beside sheet 1: who changes them decides who can read.
    return (problems + found.openness).map(KeyFact.problem)
      + [found.seal].compactMap(\.self).map { .seal(fingerprint: $0.fingerprint) }
      + (found.isSealAlone ? [.sealAlone(keyPaths.seal)] : [])
      + (found.recipients ?? []).map { .recipient($0.text) }
  }

  /// What was misread before there were keys, or was kept by an older version.
  private var plainMisreadings: [KeyFact] {
    guard case .these = readers(with: deviceKeys()), access(misreadings, F_OK) == 0 else {
      return []
    }
    return [.plainMisreadings(misreadings)]
  }

  private var strayKeys: [KeyFact] {
    let names = Set(((try? entriesUnder(records + "/live")) ?? []).map(\.path))
    return names.sorted()
      .filter { $0.hasSuffix(".session") && !names.contains($0.dropLast(7) + "live") }
      .map { .stray("\(records)/live/\($0)") }
  }

  private var registerFacts: [KeyFact] {
    do throws(RecordError) {
      let contents = try Register(in: records).contents()
      let seals = UnregisteredSeals(in: records, besides: contents.entries)
      return [
        .register(entries: contents.entries.count, damagedLines: contents.damage.map(\.line))
      ] + (seals.paths.isEmpty ? [] : [.unregistered(seals)])
    } catch {
      return [.registerUnreadable(error)]
    }
  }

  /// Of many the first: the check of all tells the rest.
  private var recordFacts: [KeyFact] {
    let (found, shown) = (recordFaults(), 5)
    return found.prefix(shown).map(KeyFact.record)
      + (found.count > shown ? [.moreRecords(found.count - shown)] : [])
  }

  private func settingFacts(_ library: Library) -> [SettingFact] {
    let file = settings
    let unread =
      [file.problem].compactMap(\.self).map(SettingFact.unread)
      + [file, contacts].flatMap { file in file.repeated.map { .repeated($0, file: file.path) } }
    guard let id = file["setting"] else {
      return unread + [contacts.problem].compactMap(\.self).map(SettingFact.unread)
        + [.notChosen]
    }
    let setting = library.settings[id]
    return unread + [.chosen(id, isKnown: setting != nil, file: file.path)]
      + contactFacts(setting?.roles.keys.sorted() ?? [])
  }

  /// Telephone numbers, which are worth nothing under a name that no role has.
  private func contactFacts(_ roles: [String]) -> [SettingFact] {
    let file = contacts
    let known = roles.filter { file[$0]?.isEmpty == false }
    let missing = roles.filter { !known.contains($0) }
    let night = roles.map { $0 + Role.outOfHours }
    let stray = file.values.keys.sorted().filter { !roles.contains($0) && !night.contains($0) }
    return [file.problem].compactMap(\.self).map(SettingFact.unread)
      + [.contacts(known.count, file: file.path)]
      + stray.map { .strayContact($0, roles: roles, file: file.path) }
      + (missing.isEmpty || known.isEmpty
        ? [] : [.contactsMissing(roles: missing, file: file.path)])
  }

  private func policyFacts(_ library: Library) -> [FlowFact] {
    library.policies.values.sorted { $0.id < $1.id }.map { policy in
      guard let review = policy.review else { return .policyWithoutReview(policy.id) }
      return .policyReview(policy.id, review, isPast: review.isPast(on: now().date))
    }
  }
}

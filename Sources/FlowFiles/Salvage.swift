import Files
import FlowModel

/// Reads what can be read of flow files of which some are at fault, so that one school's mistake
/// never stops a conversation in another.
///
/// What belongs to one school (its setting, its policies and their answers, its amendments) is left
/// out together.
/// What only tests, practises or helps to choose (scenarios, cards, safety rules, questions that
/// tell apart) is left out alone. Nothing else is ever left out: an incident that is missing would
/// not be missed by anybody who needs it.
struct Salvage {
  /// What is wrong with the files that were left out.
  private(set) var problems: [Diagnostic] = []
  private(set) var leftOut: Set<String> = []
  private var trees: [(path: String, tree: YAMLNode)] = []
  private var texts: [String: String] = [:]
  private let mayBeMissed: (String) -> Bool
  /// Whether something at fault may be any school's.
  private var isLost = false

  /// - Parameters:
  ///   - files: Those that are text.
  ///   - unread: What is wrong with those that are not, or cannot be read.
  ///   - mayBeMissed: Whether a file that says nothing of what it is can be passed over.
  init(
    _ files: [SourceFile], unread: [Diagnostic], mayBeMissed: @escaping (String) -> Bool
  ) {
    self.mayBeMissed = mayBeMissed
    let (trees, faults) = LibraryReader.trees(of: files)
    self.trees = trees
    texts = Dictionary(files.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
    problems = unread + faults
  }

  /// The library without what had to be left out; nil if the fault lies in what all schools share.
  mutating func library(digests: [String: String]) -> Library? {
    for problem in problems {
      guard isLoose(problem.location.file) else { return nil }
      leaveOut(problem.location.file)
    }
    for path in twins { leaveOut(path) }
    while !isLost {
      let (library, found) = read(without: leftOut)
      guard !found.isEmpty else { return library.map { kept($0, digests) } }
      let blamed = blame(found)
      guard !blamed.isEmpty else {
        problems += found
        return nil
      }
      problems += found.filter { blamed.contains($0.location.file) }
      for path in blamed { leaveOut(path) }
    }
    return nil
  }

  private func read(without leftOut: Set<String>) -> (library: Library?, problems: [Diagnostic]) {
    let unreadSetting = leftOut.contains { path in
      path.hasPrefix("settings/") && !trees.contains { $0.path == path }
    }
    let absences = Absences(
      texts: leftOut.compactMap { texts[$0] }, hidesFacts: unreadSetting)
    let (library, found) = LibraryReader.link(
      trees.filter { !leftOut.contains($0.path) }, without: absences)
    return (library.isOfUse ? library : nil, found)
  }

  /// Nothing in it speaks of a school that is not there.
  private func kept(_ library: Library, _ digests: [String: String]) -> Library {
    var kept = library
    kept.scenarios = kept.scenarios.filter { kept.settings[$0.setting] != nil }
    kept.cards = kept.cards.filter { kept.settings[$0.value.walk.setting] != nil }
    kept.replacements = kept.replacements.filter { kept.settings[$0.key] != nil }
    kept.digests = digests.filter { !leftOut.contains($0.key) }
    return kept
  }

  /// Whether a file can be left out without a school that it is not about noticing.
  private func isLoose(_ path: String) -> Bool {
    isOfSchool(path) || path.hasPrefix("scenarios")
      || ["safety-rules.yaml", "tell-apart.yaml"].contains(path)
  }

  private func isOfSchool(_ path: String) -> Bool {
    ["settings/", "policies/", "answers/", "amendments/"].contains { path.hasPrefix($0) }
  }

  /// Leaves out a file and, if it is a school's setting or amends the flows for a school, all of that
  /// school.
  private mutating func leaveOut(_ path: String) {
    guard leftOut.insert(path).inserted else { return }
    // A policy whose answers cannot be read would be called silent.
    if path.hasPrefix("answers/") { leftOut.insert("policies/" + Folders.name(of: path)) }
    let isAmendment = path.hasPrefix("amendments/")
    guard isAmendment || path.hasPrefix("settings/") else { return }
    // Such files are named after their schools; what one says of itself goes before.
    let setting =
      name(under: isAmendment ? "amends" : "setting", in: path)
      ?? String(Folders.name(of: path).dropLast(".yaml".count))
    let others = trees.filter {
      $0.tree.says("setting", setting) || $0.tree.says("amends", setting)
    }
    // Nobody knows whose flows it amends, so nobody's can be trusted.
    let isKnown = others.contains { $0.tree.value(of: "setting") != nil }
    if isAmendment, !isKnown { isLost = true }
    leftOut.formUnion(others.map(\.path))
  }

  /// What a file says of itself under its first key, even if it is no YAML.
  private func name(under key: String, in path: String) -> String? {
    let lines = texts[path]?.split(whereSeparator: \.isNewline) ?? []
    return lines.first { $0.hasPrefix(key + ":") }?.dropFirst(key.count + 1).trimmed
  }

  // MARK: Whose fault it is

  /// Files that say that they are the same setting or policy, and policies that define clauses of
  /// another one: which of them is right, nobody can tell.
  private var twins: Set<String> {
    var twins = Set<String>()
    for key in ["setting", "policy"] {
      let named = Dictionary(grouping: trees) { $0.tree.value(of: key) ?? "" }
      for (name, same) in named where !name.isEmpty && same.count > 1 {
        twins.formUnion(same.map(\.path))
      }
    }
    var owners = [String: [(path: String, isOwn: Bool)]]()
    for (path, tree) in trees {
      guard let policy = tree.value(of: "policy") else { continue }
      for clause in tree.entries?.first(where: { $0.key.text == "clauses" })?.value.entries ?? [] {
        let name = clause.key.text ?? ""
        owners[name, default: []].append((path, name.hasPrefix(policy)))
      }
    }
    for claims in owners.values where Set(claims.map(\.path)).count > 1 {
      let foreign = claims.filter { !$0.isOwn }
      twins.formUnion((foreign.isEmpty ? claims : foreign).map(\.path))
    }
    return twins
  }

  /// The files that have to be left out because of some problems; none if it is nobody's own fault.
  private func blame(_ found: [Diagnostic]) -> Set<String> {
    let places = Set(
      found.map(\.location.file).filter { isLoose($0) && !leftOut.contains($0) })
    if !places.isEmpty { return places }
    let strays = Set(
      found.filter { $0.code == "unknown-file" && mayBeMissed($0.location.file) }
        .map(\.location.file))
    if !strays.isEmpty { return strays }
    let schools = trees.filter { isOfSchool($0.path) && !leftOut.contains($0.path) }
    let settings = schools.filter { $0.tree.value(of: "setting") != nil }
    guard settings.count > 1 else { return [] }
    // The school without which all the others are well.
    for (path, _) in settings + schools.filter({ $0.tree.value(of: "amends") != nil }) {
      var tried = self
      tried.leaveOut(path)
      if tried.read(without: tried.leftOut).problems.isEmpty { return [path] }
    }
    return lacking(settings)
  }

  /// The settings that lack a word or a role that most of them have.
  private func lacking(_ settings: [(path: String, tree: YAMLNode)]) -> Set<String> {
    let names = settings.map { path, tree in
      (path: path, names: Set(tree.keys(of: "words") + tree.keys(of: "roles")))
    }
    var lacking = Set<String>()
    for name in names.reduce(Set<String>(), { $0.union($1.names) }) {
      let without = names.filter { !$0.names.contains(name) }
      if without.count * 2 < names.count { lacking.formUnion(without.map(\.path)) }
    }
    return lacking
  }
}

extension YAMLNode {
  /// What a file calls itself, if that is what it is: its first key says so.
  fileprivate func value(of key: String) -> String? {
    guard let first = entries?.first, first.key.text == key else { return nil }
    return first.value.text
  }

  fileprivate func says(_ key: String, _ value: String) -> Bool { self.value(of: key) == value }

  /// The keys of the table under a key of the file.
  fileprivate func keys(of key: String) -> [String] {
    let table = entries?.first { $0.key.text == key }?.value
    return (table?.entries ?? []).compactMap(\.key.text)
  }
}

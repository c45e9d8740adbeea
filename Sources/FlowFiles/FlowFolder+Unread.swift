import Files
package import FlowModel

extension FlowFolder {
  /// The files that no reader looks at although their names end like those of flow files or lie on
  /// a subfolder of them: a warning for each. Hidden ones are nobody's mistake.
  package func unreadFiles() -> [Diagnostic] {
    unread(in: "", depth: 0).sorted { $0.location < $1.location }
  }

  private func unread(in folder: String, depth: Int) -> [Diagnostic] {
    guard depth < 6,
      let entries = try? Folders.entries(in: folder.isEmpty ? path : path + "/" + folder)
    else { return [] }
    var found = [Diagnostic]()
    for entry in entries where !entry.name.hasPrefix(".") {
      let name = entry.name
      let place = folder.isEmpty ? name : folder + "/" + name
      if entry.kind == .folder {
        found += unread(in: place, depth: depth + 1)
      } else if !isRead(name, in: folder), looksMeant(name, in: folder) {
        found.append(unread(place, name, folder))
      }
    }
    return found
  }

  private func isRead(_ name: String, in folder: String) -> Bool {
    if folder == "phrases" { return name.hasSuffix(".txt") }
    return name.hasSuffix(".yaml") && isSubfolder(folder)
  }

  private func isSubfolder(_ folder: String) -> Bool {
    folder.isEmpty || FlowFolder.subfolders.contains(folder)
  }

  /// Notes and schemas lie about on purpose; flows and phrases do not.
  private func looksMeant(_ name: String, in folder: String) -> Bool {
    let small = name.lowercased()
    let isOfFlows = [".yaml", ".yml"].contains { small.hasSuffix($0) }
    return isOfFlows || small.hasSuffix(".txt") && !folder.isEmpty
  }

  private func unread(_ place: String, _ name: String, _ folder: String) -> Diagnostic {
    let small = name.lowercased()
    let isSubfolder = folder == "phrases" || isSubfolder(folder)
    let ending = small.hasSuffix(".txt") || folder == "phrases" ? ".txt" : ".yaml"
    return Diagnostic(
      .warning, code: "unread-file", "this file is not read",
      at: SourceLocation(file: place, line: 1, column: 1),
      remedy: isSubfolder && !(small.hasSuffix(".txt") && folder != "phrases")
        ? "Let its name end in '\(ending)', in small letters."
        : "Put it into one of: \((FlowFolder.subfolders.filter { !$0.isEmpty } + FlowFolder.topicSubfolders + ["phrases"]).joined(separator: ", "))."
    )
  }
}

import ArgumentParser

/// Starts a conversation: what the program does when nothing else is asked.
struct Start: WaymarkCommand {
  static let configuration = CommandConfiguration(
    abstract: "Start a conversation (what waymark alone does).")

  @OptionGroup var library: LibraryOptions
  @OptionGroup var records: RecordOptions
  @OptionGroup var setting: SettingOptions
  @OptionGroup var look: ScreenOptions
  @OptionGroup var encryption: EncryptionOptions

  func perform() throws -> ExitStatus {
    let launch = Launch(
      flows: library.path, records: records.base, setting: setting.setting,
      mode: setting.mode, plain: look.plain, isKnownPlain: encryption.notEncrypted)
    return try MainActor.assumeIsolated { try launch.talk() }
  }
}

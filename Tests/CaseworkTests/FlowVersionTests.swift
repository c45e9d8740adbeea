import Casework
import Glibc
import TestSupport
import Testing

/// A revision of the flows, where the programs that it is read with are not what they should be.
struct FlowVersionTests {
  let place = TestOffice()

  /// A folder with programs, each a shell script.
  private func programs(_ scripts: [String: String]) -> String {
    let folder = place.home + "/bin"
    mkdir(folder, 0o700)
    for (name, script) in scripts {
      place.add("#!/bin/sh\n" + script + "\n", to: folder + "/" + name)
      chmod(folder + "/" + name, 0o700)
    }
    return folder
  }

  private func failure(_ scripts: [String: String]) -> CaseworkError? {
    do throws(CaseworkError) {
      _ = try FlowVersion("v1", within: 1, searching: programs(scripts)).library()
      return nil
    } catch {
      return error
    }
  }

  @Test func `a program that is missing is named, and is no missing revision`() {
    #expect(failure([:]) == .authoring(.programMissing("git")))
    #expect(failure(["git": "exit 0"]) == .authoring(.programMissing("tar")))
  }

  @Test func `a program that hangs is stopped and named`() {
    let hangs = "exec /bin/sleep 60"
    #expect(
      failure(["git": "exit 0", "tar": hangs]) == .authoring(.programStopped("tar", seconds: 1)))
  }

  @Test func `a git that hangs is stopped and named`() {
    #expect(
      failure(["git": "exec /bin/sleep 60"]) == .authoring(.programStopped("git", seconds: 1)))
  }

  @Test func `what git does not know is no revision, and what tar refuses is said to be tar's`() {
    #expect(failure(["git": "exit 128"]) == .authoring(.noVersion("v1")))
  }

  @Test func `what tar refuses is not said to be no revision`() {
    #expect(
      failure(["git": "exit 0", "tar": "exit 2"]) == .authoring(.programFailed("tar", status: 2)))
  }
}

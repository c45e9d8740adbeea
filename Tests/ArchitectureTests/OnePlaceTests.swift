import TestSupport
import Testing

/// What each small thing is done with stands in one file.
struct OnePlaceTests {
  @Test(arguments: [
    ("readdir(", "Files/Folders+Listing.swift"), ("posix_spawn(", "Casework/RunProgram.swift"),
    ("\"dsl\"", "FlowModel/Role.swift"),
  ])
  func `folders are listed, programs run and the lead is named in one file each`(
    word: String, file: String
  ) {
    let files = names(in: Shipped.root + "/Sources").flatMap(ArrowTests.sources).filter {
      textOfFile(Shipped.root + "/Sources/" + $0)?.contains(word) == true
    }
    #expect(files == [file])
  }
}

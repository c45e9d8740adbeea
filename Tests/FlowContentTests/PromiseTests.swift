import FlowModel
import TestSupport
import Testing

/// Every safety invariant of the project is a rule, or names what keeps it.
struct PromiseTests {
  static let library = Shipped.library

  /// The numbers in a source: "I2, I3; UKCIS".
  private static func numbers(_ source: String) -> [String] {
    source.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      .filter { $0.first == "I" && $0.count > 1 && $0.dropFirst().allSatisfy(\.isNumber) }
  }

  @Test(arguments: (1...57).map { "I\($0)" })
  func `each invariant is a rule that is proved, or says what keeps it`(number: String) {
    let proved = Self.library.safetyRules.flatMap { Self.numbers($0.source) }
    let kept = Self.library.keptElsewhere.map(\.id)
    #expect(proved.contains(number) || kept.contains(number))
  }

  @Test func `every setting names the lead that sealed records are for`() {
    #expect(Self.library.lead == Role.lead)
    for setting in Self.library.settings.values {
      #expect(setting.roles[Role.lead] != nil, "\(setting.id)")
    }
  }

  @Test func `what is kept elsewhere names a test or a check that exists`() throws {
    var tests = ""
    for folder in names(in: Shipped.root + "/Tests") where folder.hasSuffix("Tests") {
      for file in names(in: Shipped.root + "/Tests/" + folder) where file.hasSuffix(".swift") {
        tests += try #require(textOfFile(Shipped.root + "/Tests/" + folder + "/" + file))
      }
    }
    let checks = try #require(
      textOfFile(Shipped.root + "/Sources/FlowChecks/Explanations.swift"))
    #expect(Self.library.keptElsewhere.count > 10)
    for promise in Self.library.keptElsewhere {
      if promise.by.hasPrefix("check ") {
        #expect(checks.contains("\"" + promise.by.dropFirst(6) + "\""), "\(promise.id)")
      } else {
        let name = promise.by.split(separator: "\"").dropFirst().first.map(String.init) ?? "?"
        #expect(tests.contains("`" + name + "`"), "\(promise.id): \(name)")
      }
    }
  }
}

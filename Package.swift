// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "waymark",
  products: [
    .executable(name: "waymark", targets: ["waymark"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    // Cellar: the one way to read and write files, and to encode bytes.
    .target(name: "Bytes"),
    .target(name: "Files"),

    // Core: values and pure functions. No files, clocks, terminals or Foundation.
    .target(name: "FlowModel"),
    .target(name: "FlowEngine", dependencies: ["FlowModel"]),
    .target(
      name: "FlowChecks", dependencies: ["Bytes", "FlowModel", "FlowEngine"]),
    .target(name: "Matching", dependencies: ["Bytes", "FlowModel"]),
    .target(name: "Conversations", dependencies: ["Bytes", "FlowModel", "FlowEngine", "Matching"]),

    // Edges: each heavy dependency is imported by one room.
    .target(
      name: "FlowFiles", dependencies: ["Bytes", "Files", "FlowModel", "Yams"],
      resources: [.embedInCode("Schema/flow.schema.template.json")]),
    .target(
      name: "Transcripts",
      dependencies: [
        "Bytes", "Files", "FlowModel", "FlowEngine",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(
      name: "Sealing", dependencies: ["Bytes", .product(name: "Crypto", package: "swift-crypto")]),
    .target(name: "Documents"),
    .target(name: "PDF", dependencies: ["Bytes", "Documents", "Files"]),
    .target(name: "Rendering", dependencies: ["Documents", "FlowModel", "FlowEngine", "PDF"]),
    .target(name: "CReadline", linkerSettings: [.linkedLibrary("readline")]),
    .target(name: "Terminal", dependencies: ["CReadline"]),

    // Office: the work itself, for any face. No terminal, no exit status, no printing.
    .target(
      name: "Casework",
      dependencies: [
        "Bytes", "Conversations", "Documents", "Files", "FlowChecks", "FlowEngine", "FlowFiles",
        "FlowModel", "Matching", "PDF", "Rendering", "Sealing", "Transcripts",
      ]),

    // Faces: wiring, nothing else.
    .executableTarget(
      name: "waymark",
      dependencies: [
        "Casework", "Conversations", "Files", "FlowChecks", "FlowEngine", "FlowFiles", "FlowModel",
        "Matching", "PDF", "Rendering", "Sealing", "Terminal", "Transcripts",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Measures how often matching is right; `make accuracy` runs it.
    .executableTarget(
      name: "accuracy", dependencies: ["FlowFiles", "FlowModel", "Matching"],
      path: "Benchmarks/Accuracy"),

    // Measures what it costs that nothing is lost; `make bench` runs it.
    .executableTarget(
      name: "durability",
      dependencies: ["Files", "FlowEngine", "FlowModel", "Sealing", "Transcripts"],
      path: "Benchmarks/Durability"),

    // Tests: one target a room, and what they share.
    .target(
      name: "CPseudoterminal", path: "Tests/CPseudoterminal",
      linkerSettings: [.linkedLibrary("util")]),
    .target(
      name: "TestSupport",
      dependencies: [
        "CPseudoterminal", "Conversations", "Files", "FlowEngine", "FlowFiles", "FlowModel",
        "Matching",
      ],
      path: "Tests/TestSupport"),
    // What each reader of a file promises, for the tests and for the fuzzer.
    .target(
      name: "ReaderChecks",
      dependencies: [
        "Bytes", "FlowEngine", "FlowModel", "Rendering", "Sealing", "TestSupport", "Transcripts",
      ],
      path: "Tests/ReaderChecks"),
    .testTarget(name: "BytesTests", dependencies: ["Bytes"]),
    .testTarget(name: "FilesTests", dependencies: ["Files", "TestSupport"]),
    .testTarget(name: "FlowModelTests", dependencies: ["FlowModel"]),
    .testTarget(name: "FlowEngineTests", dependencies: ["FlowModel", "FlowEngine", "TestSupport"]),
    .testTarget(
      name: "FlowContentTests",
      dependencies: ["Bytes", "FlowModel", "FlowEngine", "FlowChecks", "TestSupport"],
      exclude: ["Tables"]),
    .testTarget(
      name: "TranscriptsTests",
      dependencies: [
        "Bytes", "Files", "FlowModel", "FlowEngine", "ReaderChecks", "Sealing", "TestSupport",
        "Transcripts",
      ]),
    .testTarget(
      name: "ConversationsTests",
      dependencies: ["Conversations", "FlowModel", "FlowEngine", "TestSupport"]),
    .testTarget(
      name: "CaseworkTests",
      dependencies: [
        "Casework", "Conversations", "Files", "FlowEngine", "FlowFiles", "FlowModel", "Sealing",
        "TestSupport",
        "Transcripts",
      ]),
    .testTarget(
      name: "WaymarkTests",
      dependencies: ["Casework", "Files", "Sealing", "Transcripts", "waymark"]),
    .testTarget(name: "ArchitectureTests", dependencies: ["FlowModel", "TestSupport"]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["Bytes", "Sealing", "TestSupport", "Transcripts", "waymark"]),
    .testTarget(name: "MatchingTests", dependencies: ["FlowModel", "Matching", "TestSupport"]),
    .testTarget(
      name: "RenderingTests",
      dependencies: [
        "Documents", "FlowModel", "FlowEngine", "ReaderChecks", "Rendering", "TestSupport",
      ]),
    .testTarget(name: "PDFTests", dependencies: ["Bytes", "Documents", "PDF", "TestSupport"]),
    .testTarget(
      name: "SealingTests",
      dependencies: [
        "Bytes", "ReaderChecks", "Sealing", "TestSupport",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .testTarget(name: "TerminalTests", dependencies: ["CReadline", "Terminal"]),
    .testTarget(
      name: "FlowChecksTests",
      dependencies: ["FlowModel", "FlowEngine", "FlowChecks", "FlowFiles", "TestSupport"]),
    .testTarget(
      name: "FlowFilesTests",
      dependencies: ["Bytes", "FlowModel", "FlowEngine", "FlowFiles", "TestSupport"]),
  ]
)

// The fuzzers are built only when asked for (make fuzz): their main comes from libFuzzer.
if Context.environment["WAYMARK_FUZZ"] != nil {
  // The system's own linker stops over the objects of the fuzzer's library.
  let linker = [LinkerSetting.unsafeFlags(["-use-ld=lld"])]
  package.targets += [
    .target(name: "FuzzDriver", path: "Fuzz/Driver"),
    .executableTarget(
      name: "flow-fuzz",
      dependencies: ["FlowChecks", "FlowEngine", "FlowFiles", "FuzzDriver", "TestSupport"],
      path: "Fuzz/Flows", exclude: ["corpus"], linkerSettings: linker),
    .executableTarget(
      name: "record-fuzz", dependencies: ["FuzzDriver", "ReaderChecks"],
      path: "Fuzz/Records", exclude: ["corpus", "dictionary"], linkerSettings: linker),
  ]
}

// Walking every state, learning from every phrase and changing every bit of a record take minutes
// unless optimised, and each test that starts the program waits for it to read the flows.
for target in package.targets
where target.type == .regular
  && !["CReadline", "CPseudoterminal", "Casework"].contains(target.name)
{
  target.swiftSettings = [.unsafeFlags(["-O"], .when(configuration: .debug))]
}

for target in package.targets
where !["CReadline", "CPseudoterminal"].contains(target.name) {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .treatAllWarnings(as: .error),
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
    ]
}

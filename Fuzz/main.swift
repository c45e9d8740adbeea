import FlowChecks
import FlowEngine
import FlowFiles
import Glibc

/// libFuzzer's own main, under the name by which a program calls it.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// A school, a policy and guidance for the fuzzed file to speak of.
let surroundings = [
  SourceFile(
    path: "settings/oak.yaml",
    text: """
      setting: oak
      title: Oak School
      policies: [OAK]
      words: {pupil: pupil}
      roles:
        dsl: {title: the DSL, otherwise: [head]}
        head: {title: the head}
      facts: [has-image-rule]
      """),
  SourceFile(
    path: "policies/oak.yaml",
    text: """
      policy: OAK
      title: Oak policy
      clauses:
        OAK-1: {kind: response, verb: will, strength: must, says: Tell the DSL, section: '1'}
      """),
  SourceFile(
    path: "guidance/national.yaml",
    text: "guidance: {national: {title: National guidance, edition: '2026'}}"),
]

/// Whatever bytes stand in a flow file, the loader gives a library or problems: it never crashes
/// and never hangs. What loads is walked a few steps as well.
func fuzzFlowFile(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  guard let text = String(validating: bytes, as: UTF8.self) else { return 0 }
  let files = surroundings + [SourceFile(path: "incidents/fuzzed.yaml", text: text)]
  guard let library = try? LibraryReader.read(files) else { return 0 }
  let engine = Engine(library)
  let explorer = Explorer(engine)
  for flow in library.incidents {
    var (walk, _) = engine.start(flow.id, setting: "oak")
    for _ in 0..<50 {
      guard case .asking(let question) = walk.place,
        let answer = explorer.answers(to: question).first
      else { break }
      walk = engine.step(walk, answer).walk
    }
  }
  return 0
}

var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(runFuzzer(&count, &arguments, fuzzFlowFile))

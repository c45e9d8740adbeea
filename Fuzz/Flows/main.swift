import FlowChecks
import FlowEngine
import FlowFiles
import FlowModel
import FuzzDriver
import TestSupport

/// Whatever bytes stand in a flow file, the loader gives a library or problems: it never crashes
/// and never hangs. What loads is walked a few steps as well.
func fuzzFlowFile(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  guard let text = String(validating: bytes, as: UTF8.self) else { return 0 }
  let files = SmallLibrary.settings + [SourceFile(path: "incidents/fuzzed.yaml", text: text)]
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

fuzz(fuzzFlowFile)

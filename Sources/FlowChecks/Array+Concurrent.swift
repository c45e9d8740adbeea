import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// What is made of each element, in their order. As many are made at once as the machine has cores.
  func concurrentMap<Value: Sendable>(_ value: @Sendable (Element) -> Value) -> [Value] {
    let values = Mutex([Value?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let made = value(self[index])
      values.withLock { $0[index] = made }
    }
    return values.withLock { $0.map { $0! } }
  }
}

/// The known name nearest to a mistyped one, or nil where none is near enough to be meant.
///
/// Near means at most a third of the letters differ, by optimal string alignment distance:
/// insertions, deletions, substitutions, and swaps of neighbours.
package func nearest(to name: String, among known: some Sequence<String>) -> String? {
  let limit = max(1, name.count / 3)
  var best: (name: String, distance: Int)?
  for candidate in known.sorted() {
    let distance = editDistance(Array(name), Array(candidate))
    // A name of which every letter differs is not meant.
    if distance <= limit, distance < name.count, distance < best?.distance ?? .max {
      best = (candidate, distance)
    }
  }
  return best?.name
}

/// Optimal string alignment distance.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforeLast = [Int]()
  var last = Array(0...right.count)
  for row in 1...max(1, left.count) where row <= left.count {
    var current = [row] + Array(repeating: 0, count: right.count)
    for column in 1...max(1, right.count) where column <= right.count {
      let cost = left[row - 1] == right[column - 1] ? 0 : 1
      current[column] = min(
        last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
      let swapped =
        row > 1 && column > 1 && left[row - 1] == right[column - 2]
        && left[row - 2] == right[column - 1]
      if swapped { current[column] = min(current[column], beforeLast[column - 2] + 1) }
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}

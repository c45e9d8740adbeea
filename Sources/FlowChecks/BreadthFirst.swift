/// States found breadth first, equal ones once, so that each is reached on a shortest way.
///
/// Whoever searches takes the states one after the other with `next` and tells with `reach` where
/// each leads.
struct BreadthFirst<State, Key: Hashable> {
  /// In the order of their distance from the start, which is the first.
  private(set) var states: [State]
  private(set) var arrivals: [Arrival?] = [nil]
  private var places: [Key: Int]
  private var taken = 0

  /// - Parameter key: Equal for states that are one.
  init(from start: State, key: Key) {
    states = [start]
    places = [key: 0]
  }

  /// The place of the next state whose edges are to be followed; nil when there is none.
  mutating func next() -> Int? {
    guard taken < states.count else { return nil }
    defer { taken += 1 }
    return taken
  }

  /// Notes where an edge leads.
  ///
  /// - Returns: The place of the state there, which may have been known before.
  @discardableResult
  mutating func reach(_ state: State, key: Key, from place: Int, by edge: Int) -> Int {
    if let known = places[key] { return known }
    places[key] = states.count
    states.append(state)
    arrivals.append(Arrival(state: place, edge: edge))
    return states.count - 1
  }

  /// The edges of a shortest way to a state, each with the state that it leads away from.
  func way(to place: Int) -> [Arrival] { arrivals.way(to: place) }
}

/// From which state another was first reached, and by which of its edges.
struct Arrival {
  let state: Int
  let edge: Int
}

extension [Arrival?] {
  /// The edges of a shortest way to a state, each with the state that it leads away from.
  func way(to place: Int) -> [Arrival] {
    var way = [Arrival]()
    var place = place
    while let arrival = self[place] {
      way.append(arrival)
      place = arrival.state
    }
    return way.reversed()
  }
}

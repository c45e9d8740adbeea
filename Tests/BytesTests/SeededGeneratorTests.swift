import Bytes
import Testing

struct SeededGeneratorTests {
  @Test func `a seed gives the same order for ever`() {
    var generator = SeededGenerator(seed: 7)
    var numbers = Array(0..<8)
    numbers.mix(with: &generator)
    #expect(numbers == [7, 0, 2, 1, 5, 3, 4, 6])
    #expect(numbers.sorted() == Array(0..<8))
  }

  @Test func `every number is below the count`() {
    var generator = SeededGenerator(seed: 1)
    let numbers = (0..<1_000).map { _ in generator.number(below: 6) }
    #expect(Set(numbers) == Set(0..<6))
  }
}

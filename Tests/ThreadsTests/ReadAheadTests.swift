import Synchronization
import Testing
import Threads

@Suite struct ReadAheadTests {
    private struct Wrong: Error, Equatable { let number: Int }

    @Test("uses every item in order")
    func order() throws {
        var taken: [Int] = []
        try readAhead(0) { next in
            next += 1
            return next <= 1000 ? next : nil
        } use: {
            taken.append($0)
        }
        #expect(taken == Array(1...1000))
    }

    @Test("throws what the source threw, once all it gave is used", arguments: [0, 3, 100])
    func source(count: Int) {
        var taken = 0
        #expect(throws: Wrong(number: count)) {
            try readAhead(0) { next in
                if next == count { throw Wrong(number: count) }
                next += 1
                return next
            } use: { _ in
                taken += 1
            }
        }
        #expect(taken == count)
    }

    @Test("throws what the use of an item threw, and reads no further", arguments: [0, 3, 100])
    func use(last: Int) {
        let given = Counter()
        #expect(throws: Wrong(number: last)) {
            try readAhead(()) { _ in
                given.next()
            } use: { number in
                if number == last { throw Wrong(number: number) }
            }
        }
        #expect(given.count.load(ordering: .relaxed) <= last + 2)
    }

    @Test("gives a value made on another thread, or what its making threw")
    func later() throws {
        #expect(try Later { 6 * 7 }.get() == 42)
        let wrong = Later<Int> { throw Wrong(number: 1) }
        #expect(throws: Wrong(number: 1)) { try wrong.get() }
        #expect(throws: Wrong(number: 1)) { try wrong.get() }
    }
}

private final class Counter: Sendable {
    let count = Atomic(0)

    func next() -> Int { count.add(1, ordering: .relaxed).oldValue }
}

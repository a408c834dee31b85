import Testing

@testable import Importers

@Suite struct PipelineTests {
    private struct Wrong: Error, Equatable { let number: Int }

    @Test("gives every item in order")
    func order() throws {
        var taken: [Int] = []
        try Pipeline.run { give in
            for number in 0..<1000 { try give(number) }
        } consume: {
            taken.append($0)
        }
        #expect(taken == Array(0..<1000))
    }

    @Test("throws what the producer threw, once all it gave is consumed", arguments: [0, 3, 100])
    func producer(count: Int) {
        var taken = 0
        #expect(throws: Wrong(number: count)) {
            try Pipeline.run { give in
                for number in 0..<count { try give(number) }
                throw Wrong(number: count)
            } consume: { _ in
                taken += 1
            }
        }
        #expect(taken == count)
    }

    @Test("throws what the consumer threw, and stops the producer", arguments: [0, 3, 100])
    func consumer(last: Int) {
        #expect(throws: Wrong(number: last)) {
            try Pipeline.run { give in
                for number in 0... { try give(number) }
            } consume: { number in
                if number == last { throw Wrong(number: number) }
            }
        }
    }
}

import Domain
import TestSupport
import Testing
import UseCases

@Suite struct UsagesUniquesTests {
    private let now = Exemples.now

    @Test("serves once, for as long as it is remembered")
    func once() {
        let usages = UsagesUniques()
        #expect(usages.isFirst("a", for: 10, now: now) && !usages.isFirst("a", for: 10, now: now))
        #expect(usages.isFirst("b", for: 10, now: now))
        #expect(!usages.isFirst("a", for: 10, now: now.adding(seconds: 9)))
        #expect(usages.isFirst("a", for: 10, now: now.adding(seconds: 10)))
    }

    @Test("remembers a bounded number, and forgets the oldest first")
    func bounded() {
        let usages = UsagesUniques(atMost: 100)
        for rank in 0..<150 { #expect(usages.isFirst("\(rank)", for: 1_000, now: now)) }
        #expect((61..<150).allSatisfy { !usages.isFirst("\($0)", for: 1_000, now: now) })
        #expect(usages.isFirst("0", for: 1_000, now: now))
    }
}

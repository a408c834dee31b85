import Domain
import Testing

@Suite struct LimiteTests {
    @Test("tells a value in the largest unit that divides it")
    func text() {
        let said = [
            Limite("a", 16_384, .bytes, beyond: ""), Limite("a", 1_048_576, .bytes, beyond: ""),
            Limite("a", 1000, .bytes, beyond: ""), Limite("a", 900, .seconds, beyond: ""),
            Limite("a", 14_400, .seconds, beyond: ""), Limite("a", 20, .seconds, beyond: ""),
            Limite("a", 60, .days, beyond: ""), Limite("a", 200, beyond: ""), Limite("a", 0, .seconds, beyond: ""),
        ].map(\.text)
        #expect(said == ["16 KiB", "1 MiB", "1000 bytes", "15 min", "4 h", "20 s", "60 days", "200", "0"])
    }

    @Test("names each limit once, and says what happens beyond")
    func table() {
        #expect(Set(Limites.table.map(\.name)).count == Limites.table.count)
        #expect(Limites.table.allSatisfy { $0.value > 0 && !$0.beyond.isEmpty && !$0.name.contains("|") })
    }
}

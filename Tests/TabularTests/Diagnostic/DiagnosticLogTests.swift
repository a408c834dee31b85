import Tabular
import Testing

struct DiagnosticLogTests {
    @Test("counts every problem and keeps the first ones of each rule")
    func bounded() {
        let log = DiagnosticLog(keptPerRule: 2)
        for line in 1...10 {
            log.add(Diagnostic(.error, file: "f", line: line, rule: "a", message: "wrong"))
        }
        let long = String(repeating: "x", count: 500)
        log.add(Diagnostic(.info, file: "f", line: 11, rule: "b", value: long, message: "m"))
        #expect(log.counts == ["a": 10, "b": 1])
        #expect(log.errors == 10)
        #expect(log.kept.map(\.line) == [1, 2, 11])
        #expect(log.kept.last?.value?.count == 80)
    }
}

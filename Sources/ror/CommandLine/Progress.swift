import Domain

/// The progress of long work: one redrawn line on a terminal, a log line every ten seconds elsewhere.
final class Progress {
    private var phase = ""
    private var started = Console.now()
    private var shown = Console.now()

    /// Tells how far a phase of the work is; a total of 0 is unknown.
    func tell(_ phase: String, _ done: Int, of total: Int) {
        let now = Console.now()
        if phase != self.phase {
            self.phase = phase
            started = now
        }
        let pause: Int64 = Console.isTerminal ? 200 : 10_000
        guard now.milliseconds - shown.milliseconds >= pause else { return }
        shown = now
        let elapsed = max(1, now.milliseconds - started.milliseconds)
        let text = Self.text(phase, done, of: total, rate: Int64(done) * 1000 / elapsed)
        if Console.isTerminal { Console.redraw(text) } else { Console.fail(text) }
    }

    /// Ends the redrawn line.
    func end() {
        if Console.isTerminal { Console.redraw("") }
    }

    private static func text(_ phase: String, _ done: Int, of total: Int, rate: Int64) -> String {
        guard total > 0 else { return "\(phase): \(done), \(rate)/s" }
        let left = rate > 0 ? Int64(max(0, total - done)) / rate : 0
        return "\(phase): \(done) of \(total) (\(done * 100 / total) %), \(rate)/s, \(left) s left"
    }
}

import Domain

/// The progress of long work: one redrawn line on a terminal, a log line every ten seconds elsewhere.
final class Progress {
    private let label: String
    private let started = Console.now()
    private var shown: Instant

    /// The progress of a work named in English.
    init(_ label: String) {
        self.label = label
        shown = started
    }

    /// Tells how far the work is.
    func tell(_ done: Int, of total: Int) {
        let now = Console.now()
        let pause: Int64 = Console.isTerminal ? 200 : 10_000
        guard now.milliseconds - shown.milliseconds >= pause else { return }
        shown = now
        let elapsed = max(1, now.milliseconds - started.milliseconds)
        let rate = Int64(done) * 1000 / elapsed
        let left = rate > 0 ? Int64(max(0, total - done)) / rate : 0
        let text = "\(label): \(done) of \(total) (\(total > 0 ? done * 100 / total : 0) %), \(rate)/s, \(left) s left"
        if Console.isTerminal { Console.redraw(text) } else { Console.fail(text) }
    }

    /// Ends the redrawn line.
    func end() {
        if Console.isTerminal { Console.redraw("") }
    }
}

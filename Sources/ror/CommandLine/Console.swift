import Domain
import Glibc

/// Standard streams, environment and clock of the process.
enum Console {
    /// Writes a line on standard output.
    static func say(_ text: String) {
        write(text, to: STDOUT_FILENO)
    }

    /// Writes a line on standard error.
    static func fail(_ text: String) {
        write(text, to: STDERR_FILENO)
    }

    /// Writes a line on standard output, or nowhere when nobody reads it: a server never waits for its log.
    static func note(_ text: String) {
        log(text, to: STDOUT_FILENO)
    }

    /// Writes a line on standard error, or nowhere when nobody reads it: a server never waits for its log.
    @Sendable static func log(_ text: String) {
        log(text, to: STDERR_FILENO)
    }

    /// Whether standard error is a terminal, where progress may be redrawn.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes text without end of line on standard error: progress that is redrawn.
    static func redraw(_ text: String) {
        output(Array("\r\(text)\u{1B}[K".utf8), to: STDERR_FILENO)
    }

    /// The environment variables of the process.
    static var environment: [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
            entry += 1
        }
        return variables
    }

    /// The present moment.
    @Sendable static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// A pipe that is ready takes `PIPE_BUF` bytes without blocking (pipe(7)); longer lines are cut.
    private static func log(_ text: String, to descriptor: Int32) {
        var poll = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        guard Glibc.poll(&poll, 1, 0) == 1 else { return }
        output(Array(text.utf8.prefix(Int(PIPE_BUF) - 1)) + [0x0A], to: descriptor)
    }

    private static func write(_ text: String, to descriptor: Int32) {
        output(Array((text.hasSuffix("\n") ? text : text + "\n").utf8), to: descriptor)
    }

    private static func output(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

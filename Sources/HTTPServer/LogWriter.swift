import Dispatch
import Glibc
import Synchronization

/// Writes the lines of a log to a file descriptor, in batches, on a thread of its own.
///
/// Lines wait in memory for at most an interval, or until `batchBytes` of them are there. Whoever adds a line never waits: when
/// nobody reads the log and too many bytes wait, lines are lost, and a line says how many.
public final class LogWriter: Sendable {
    private struct Pending {
        var bytes: [UInt8] = []
        var lost = 0
    }

    private static let batchBytes = 64 * 1024
    /// How long a stop waits for a log that nobody reads.
    private static let closingMilliseconds = 800

    private let descriptor: Int32
    private let intervalMilliseconds: Int
    private let pendingBytes: Int
    private let appendLost: @Sendable (Int, inout [UInt8]) -> Void
    private let pending = Mutex(Pending())
    private let wake = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)
    /// When the thread gives up, in `SystemClock.microseconds`; `max` while the log is open.
    private let end = Atomic<Int64>(.max)

    /// A writer to an open file descriptor, which stays the caller's to close. `pendingBytes` may wait; `appendLost` appends the line
    /// that tells a number of lost lines.
    public init(
        fileDescriptor: Int32, intervalMilliseconds: Int = 200, pendingBytes: Int = 1024 * 1024,
        appendLost: @escaping @Sendable (_ count: Int, _ bytes: inout [UInt8]) -> Void
    ) {
        descriptor = fileDescriptor
        self.intervalMilliseconds = intervalMilliseconds
        self.pendingBytes = pendingBytes
        self.appendLost = appendLost
        let thread = SystemThread { [self] in
            writeUntilClosed()
            ended.signal()
        }
        if let thread { thread.detach() } else { ended.signal() }
    }

    /// Adds the line that `append` appends, or counts it as lost when too many bytes wait.
    public func write(_ append: (inout [UInt8]) -> Void) {
        let isFull = pending.withLock { pending in
            guard pending.bytes.count < pendingBytes else {
                pending.lost += 1
                return false
            }
            let before = pending.bytes.count
            append(&pending.bytes)
            return before < Self.batchBytes && pending.bytes.count >= Self.batchBytes
        }
        if isFull { wake.signal() }
    }

    /// Counts a line as lost.
    public func lose() {
        pending.withLock { $0.lost += 1 }
    }

    /// Writes the lines that wait and ends the thread, within a second even if nobody reads; to be called once.
    public func close() {
        end.store(SystemClock.microseconds + Int64(Self.closingMilliseconds) * 1_000, ordering: .relaxed)
        wake.signal()
        _ = ended.wait(timeout: .now() + .milliseconds(Self.closingMilliseconds + 100))
    }

    private func writeUntilClosed() {
        var isOpen = true
        while isOpen {
            _ = wake.wait(timeout: .now() + .milliseconds(intervalMilliseconds))
            isOpen = end.load(ordering: .relaxed) == .max
            guard write(batch()) else { return }
        }
    }

    private func batch() -> [UInt8] {
        var (batch, lost) = pending.withLock { pending in
            defer { pending = Pending() }
            return (pending.bytes, pending.lost)
        }
        if lost > 0 { appendLost(lost, &batch) }
        return batch
    }

    /// Writes a batch; false when the log was closed and its time is over. A pipe that is ready takes `PIPE_BUF` bytes
    /// without blocking (pipe(7)); files are always ready.
    private func write(_ batch: [UInt8]) -> Bool {
        var rest = batch[...]
        while !rest.isEmpty {
            var poll = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            let ready = Glibc.poll(&poll, 1, 100)
            guard SystemClock.microseconds < end.load(ordering: .relaxed) else { return false }
            guard ready > 0 else { continue }
            let piece = rest.prefix(Int(PIPE_BUF))
            let count = piece.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
            guard count > 0 else { return true }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

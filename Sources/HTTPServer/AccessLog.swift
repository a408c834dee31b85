import Dispatch
import Glibc
import HTTP
import Synchronization

/// Writes access log lines to a file descriptor, in batches, on a thread of its own.
///
/// A line is `time identifier method route status bytes microseconds`, separated by spaces; `-` stands for what is
/// unknown. Lines wait in memory for at most `interval`, or until `batchBytes` of them are there. Whoever writes a line
/// never waits: when nobody reads the log and `pendingBytes` wait, lines are lost, and `time lost count` says how many.
public final class AccessLog: Sendable {
    private struct Pending: ~Copyable {
        var bytes: [UInt8] = []
        var stamp = TimeStamp()
        var lost = 0
    }

    private static let batchBytes = 64 * 1024
    private static let pendingBytes = 1024 * 1024
    /// How long a stop waits for a log that nobody reads.
    private static let closingMilliseconds = 800

    private let descriptor: Int32
    private let intervalMilliseconds: Int
    private let pending = Mutex(Pending())
    private let wake = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)
    /// When the thread gives up, in `SystemClock.microseconds`; `max` while the log is open.
    private let end = Atomic<Int64>(.max)

    /// A log that writes to an open file descriptor, which stays the caller's to close.
    public init(fileDescriptor: Int32, intervalMilliseconds: Int = 200) {
        descriptor = fileDescriptor
        self.intervalMilliseconds = intervalMilliseconds
        let thread = SystemThread { [self] in
            writeUntilClosed()
            ended.signal()
        }
        if let thread { thread.detach() } else { ended.signal() }
    }

    /// Adds a line, or counts it as lost when too many wait.
    public func write(_ line: AccessLogLine) {
        let isFull = pending.withLock { pending in
            guard pending.bytes.count < Self.pendingBytes else {
                pending.lost += 1
                return false
            }
            let before = pending.bytes.count
            pending.stamp.append(line.unixMilliseconds, to: &pending.bytes)
            line.append(to: &pending.bytes)
            return before < Self.batchBytes && pending.bytes.count >= Self.batchBytes
        }
        if isFull { wake.signal() }
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
        pending.withLock { pending in
            if pending.lost > 0 {
                pending.stamp.append(SystemClock.unixMilliseconds, to: &pending.bytes)
                pending.bytes += " lost \(pending.lost)\n".utf8
                pending.lost = 0
            }
            var batch: [UInt8] = []
            swap(&batch, &pending.bytes)
            return batch
        }
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

extension AccessLogLine {
    /// Appends the line after its time.
    fileprivate func append(to bytes: inout [UInt8]) {
        for word in [identifier, method?.rawValue ?? "-", route ?? "-"] {
            bytes.append(0x20)
            bytes += word.utf8
        }
        bytes.append(0x20)
        if status == 0 { bytes.append(0x2D) } else { Self.append(Int64(status), to: &bytes) }
        bytes.append(0x20)
        Self.append(Int64(self.bytes), to: &bytes)
        bytes.append(0x20)
        Self.append(microseconds, to: &bytes)
        bytes.append(0x0A)
    }

    private static func append(_ number: Int64, to bytes: inout [UInt8]) {
        let start = bytes.count
        var rest = UInt64(max(0, number))
        repeat {
            bytes.append(0x30 + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }
}

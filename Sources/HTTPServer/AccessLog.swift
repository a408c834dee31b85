import Dispatch
import Glibc
import HTTP
import Synchronization

/// Writes access log lines to a file descriptor, in batches.
///
/// A line is `time identifier method route status bytes microseconds`, separated by spaces; `-` stands for what is
/// unknown. Lines wait in memory for at most `interval`, or until `batchBytes` of them are there.
public final class AccessLog: Sendable {
    private struct Pending: ~Copyable {
        var bytes: [UInt8] = []
        var stamp = TimeStamp()
        var thread: SystemThread?
    }

    private static let batchBytes = 64 * 1024

    private let descriptor: Int32
    private let intervalMilliseconds: Int
    private let pending = Mutex(Pending())
    private let writing = Mutex(())
    private let closing = DispatchSemaphore(value: 0)

    /// A log that writes to an open file descriptor, which stays the caller's to close.
    public init(fileDescriptor: Int32, intervalMilliseconds: Int = 200) {
        descriptor = fileDescriptor
        self.intervalMilliseconds = intervalMilliseconds
        let thread = SystemThread { [self] in flushUntilClosed() }
        pending.withLock { $0.thread = thread }
    }

    /// Adds a line. Formats it at once; a full batch is written by the caller's thread.
    public func write(_ line: AccessLogLine) {
        let isFull = pending.withLock { pending in
            pending.stamp.append(line.unixMilliseconds, to: &pending.bytes)
            Self.append(line, to: &pending.bytes)
            return pending.bytes.count >= Self.batchBytes
        }
        if isFull { flush() }
    }

    /// Writes the lines that wait.
    public func flush() {
        writing.withLock { _ in
            let batch = pending.withLock { pending in
                var batch: [UInt8] = []
                swap(&batch, &pending.bytes)
                return batch
            }
            Self.write(batch, to: descriptor)
        }
    }

    /// Writes the lines that wait and stops the timer; to be called once, at the end.
    public func close() {
        closing.signal()
        let thread = pending.withLock { pending in
            defer { pending.thread = nil }
            return pending.thread
        }
        thread?.join()
        flush()
    }

    private func flushUntilClosed() {
        while closing.wait(timeout: .now() + .milliseconds(intervalMilliseconds)) == .timedOut {
            flush()
        }
    }

    private static func append(_ line: AccessLogLine, to bytes: inout [UInt8]) {
        for word in [line.identifier, line.method?.rawValue ?? "-", line.route ?? "-"] {
            bytes.append(0x20)
            bytes += word.utf8
        }
        bytes.append(0x20)
        if line.status == 0 { bytes.append(0x2D) } else { append(Int64(line.status), to: &bytes) }
        bytes.append(0x20)
        append(Int64(line.bytes), to: &bytes)
        bytes.append(0x20)
        append(line.microseconds, to: &bytes)
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

    private static func write(_ batch: [UInt8], to descriptor: Int32) {
        batch.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return }
                offset += count
            }
        }
    }
}

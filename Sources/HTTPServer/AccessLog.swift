import HTTP
import Synchronization

/// Writes access log lines to a file descriptor, without making anybody wait: see `LogWriter`.
///
/// A line is `time identifier method route status bytes microseconds`, separated by spaces; `-` stands for what is
/// unknown. `time lost count` says how many lines were lost because nobody read the log.
public final class AccessLog: Sendable {
    private let writer: LogWriter
    private let stamp = Mutex(TimeStamp())

    /// A log that writes to an open file descriptor, which stays the caller's to close.
    public init(fileDescriptor: Int32, intervalMilliseconds: Int = 200) {
        writer = LogWriter(fileDescriptor: fileDescriptor, intervalMilliseconds: intervalMilliseconds) { count, bytes in
            var stamp = TimeStamp()
            stamp.append(SystemClock.unixMilliseconds, to: &bytes)
            bytes += " lost \(count)\n".utf8
        }
    }

    /// Adds a line, or counts it as lost when too many wait.
    public func write(_ line: AccessLogLine) {
        writer.write { bytes in
            stamp.withLock { $0.append(line.unixMilliseconds, to: &bytes) }
            line.append(to: &bytes)
        }
    }

    /// Writes the lines that wait, within a second even if nobody reads; to be called once.
    public func close() { writer.close() }
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

import Glibc

/// Whether a client reads the large answer that is being sent to it. Touched by `DeadlineReaper` alone.
struct AnswerProgress {
    private var answer: Int64 = 0
    private var mark: Int64 = 0
    private var acknowledged: UInt64 = 0

    /// Whether fewer than `bytesPerSecond` were read on average during the last `seconds`. `answer` is the moment at
    /// which the answer began, 0 when none is being sent.
    mutating func isStalled(
        socket: Int32, answer: Int64, at now: Int64, seconds: Double, bytesPerSecond: Int
    ) -> Bool {
        guard answer != 0 else { return false }
        if answer != self.answer {
            self.answer = answer
            mark = now
            acknowledged = Self.acknowledgedBytes(socket)
            return false
        }
        let elapsed = Double(now - mark) / 1_000_000
        guard elapsed >= seconds else { return false }
        let read = Self.acknowledgedBytes(socket)
        defer {
            mark = now
            acknowledged = read
        }
        return Double(read &- acknowledged) < elapsed * Double(bytesPerSecond)
    }

    /// `tcpi_bytes_acked` of `struct tcp_info` (linux/tcp.h, RFC 4898 tcpEStatsAppHCThruOctetsAcked), which Glibc's own
    /// header does not have. Its place never changes: the kernel only adds fields at the end.
    private static func acknowledgedBytes(_ socket: Int32) -> UInt64 {
        withUnsafeTemporaryAllocation(byteCount: 256, alignment: 8) { info in
            var length = socklen_t(info.count)
            guard getsockopt(socket, Int32(IPPROTO_TCP), TCP_INFO, info.baseAddress, &length) == 0,
                length >= 128
            else { return 0 }
            return info.load(fromByteOffset: 120, as: UInt64.self)
        }
    }
}

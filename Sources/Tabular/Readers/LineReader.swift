import Glibc

/// Cuts a source into lines, in a buffer of constant size.
struct LineReader {
    /// What `next` found.
    enum Outcome {
        case line
        case tooLong
        case end
    }

    private let source: ByteSource
    private let limit: Int
    /// The bytes of the longest line, with a byte-order mark before it and a carriage return behind.
    private let longest: Int
    private var buffer: [UInt8]
    /// The unread bytes of the buffer.
    private var start = 0
    private var end = 0
    private var sourceEnded = false
    /// The current line, without its end-of-line characters.
    private var line = 0..<0
    /// The number of the current line, from 1.
    private(set) var number = 0

    /// A reader of lines of at most `limit` bytes.
    init(_ source: ByteSource, limit: Int) {
        self.source = source
        self.limit = limit
        longest = limit + 4
        buffer = [UInt8](repeating: 0, count: longest + 2 * source.chunkLength)
    }

    /// Moves to the next line.
    mutating func next() throws(TabularError) -> Outcome {
        number += 1
        var scanned = start
        while true {
            if let newline = newline(from: scanned) {
                return accept(upTo: newline, next: newline + 1)
            }
            if sourceEnded {
                guard start < end else { return .end }
                return accept(upTo: end, next: end)
            }
            guard end - start <= longest else { return try skip() }
            let unread = end - start
            try refill()
            scanned = start + unread
        }
    }

    /// Gives the bytes of the current line.
    func withLine<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        buffer.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[line])) }
    }

    private mutating func accept(upTo stop: Int, next: Int) -> Outcome {
        var first = start
        let last = stop > first && buffer[stop - 1] == 0x0D ? stop - 1 : stop
        if number == 1, last - first >= 3, buffer[first] == 0xEF, buffer[first + 1] == 0xBB, buffer[first + 2] == 0xBF {
            first += 3
        }
        line = first..<last
        start = next
        return line.count > limit ? .tooLong : .line
    }

    private mutating func skip() throws(TabularError) -> Outcome {
        repeat {
            start = end
            try refill()
            if let newline = newline(from: start) {
                start = newline + 1
                return .tooLong
            }
        } while !sourceEnded
        start = end
        return .tooLong
    }

    private func newline(from position: Int) -> Int? {
        buffer.withUnsafeBytes { bytes in
            guard position < end, let base = bytes.baseAddress else { return nil }
            return memchr(base + position, 0x0A, end - position).map { base.distance(to: UnsafeRawPointer($0)) }
        }
    }

    /// Reads one more chunk, after having moved the unread bytes to the front when the room is short.
    private mutating func refill() throws(TabularError) {
        if buffer.count - end < source.chunkLength {
            buffer.withUnsafeMutableBytes { bytes in
                guard let base = bytes.baseAddress else { return }
                memmove(base, base + start, end - start)
            }
            end -= start
            start = 0
        }
        var count = 0
        var failure: TabularError?
        buffer.withUnsafeMutableBytes { bytes in
            let room = UnsafeMutableRawBufferPointer(rebasing: bytes[end..<end + source.chunkLength])
            do throws(TabularError) { count = try source.read(into: room) } catch { failure = error }
        }
        if let failure { throw failure }
        end += count
        sourceEnded = count == 0
    }
}

import Dispatch
import Foundation
import Glibc
import HTTP
import HTTPServer
import Testing

@Suite("Access log")
struct AccessLogTests {
    @Test("writes what waits when the timer comes, and at the end")
    func lines() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        let log = AccessLog(fileDescriptor: ends[1], intervalMilliseconds: 20)
        var line = AccessLogLine(
            unixMilliseconds: 951_825_599_007, identifier: "abc", method: .get, route: "/offres/{id}", status: 200,
            bytes: 1024, microseconds: 85)
        log.write(line)
        #expect(read(ends[0]) == "2000-02-29T11:59:59.007Z abc GET /offres/{id} 200 1024 85\n")
        line.unixMilliseconds = 1_798_761_600_000
        line.method = nil
        line.route = nil
        line.status = 0
        log.write(line)
        log.close()
        #expect(read(ends[0]) == "2027-01-01T00:00:00.000Z abc - - - 1024 85\n")
    }

    @Test("never waits for a log that nobody reads: counts what is lost, and closes")
    func unread() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        let log = AccessLog(fileDescriptor: ends[1], intervalMilliseconds: 20)
        let line = AccessLogLine(
            unixMilliseconds: 0, identifier: "abc", method: .get, route: "/offres/{id}", status: 200, bytes: 1024,
            microseconds: 85)
        for _ in 0..<60_000 { log.write(line) }
        let closed = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            log.close()
            closed.signal()
        }
        #expect(closed.wait(timeout: .now() + 5) == .success)
    }

    @Test("says how many lines were lost once the log is read again")
    func lost() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        let log = AccessLog(fileDescriptor: ends[1], intervalMilliseconds: 20)
        let line = AccessLogLine(
            unixMilliseconds: 0, identifier: "abc", method: .get, route: "/", status: 200, bytes: 1, microseconds: 1)
        let written = 60_000
        for _ in 0..<written { log.write(line) }
        var kept = 0
        var told = 0
        var text = ""
        while kept + told < written {
            text += read(ends[0])
            var lines = text.components(separatedBy: "\n")
            text = lines.removeLast()
            for line in lines {
                let words = line.split(separator: " ")
                if words[1] == "lost" { told += Int(words[2]) ?? 0 } else { kept += 1 }
            }
        }
        #expect(kept + told == written)
        #expect(told > 0)
        log.close()
    }

    private func read(_ descriptor: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    }
}

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

    private func read(_ descriptor: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 1_000)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    }
}

import Domain
import Foundation
import HTTP
import Synchronization
import Testing

@testable import ror

@Suite struct SecurityLogTests {
    private let binary: Binary

    init() throws {
        binary = try Binary()
        try binary.write("", to: "security.log")
    }

    /// The lines of events told to a log with a key, at moments a millisecond apart.
    private func lines(key: String = "k", _ events: [SecurityEvent]) throws -> [String] {
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: binary.folder + "/security.log"))
        try file.truncate(atOffset: 0)
        let log = SecurityLog(fileDescriptor: file.fileDescriptor, key: Array(key.utf8)) {
            Instant(milliseconds: 1_000)
        }
        events.forEach(log.tell)
        log.close()
        try file.close()
        return try binary.read("security.log").split(separator: "\n").map(String.init)
    }

    @Test("tells each kind of event in one line")
    func kinds() throws {
        let kinds: [SecurityEvent.Kind] = [
            .signedIn, .signInRefused(reason: "nonce"), .signedOut, .formRefused,
            .accessRefused(action: "GET", object: "offres"), .limitReached("max-body-bytes"), .crossSiteRefused,
            .messageMalformed,
        ]
        let events = kinds.map { SecurityEvent($0, request: "r1") }
        let said = try lines(events).map { line in
            #expect(line.hasPrefix("time=1970-01-01T00:00:01.000Z ") && line.hasSuffix(" person=- request=r1"))
            return String(line.dropFirst(30).dropLast(20))
        }
        #expect(
            said == [
                "event=sign-in", "event=sign-in-refused reason=nonce", "event=sign-out", "event=form-refused",
                "event=access-refused action=GET object=offres", "event=limit-reached limit=max-body-bytes",
                "event=cross-site-refused", "event=message-malformed",
            ])
    }

    @Test("shows a person as a pseudonym, the same for one key and account, another for another")
    func pseudonyms() throws {
        func person(_ key: String, _ account: String) throws -> Substring {
            let line = try #require(
                try lines(key: key, [SecurityEvent(.signedIn, account: account, request: "r")]).first)
            return try #require(line.firstMatch(of: #/person=([0-9a-f]{16}) /#)).output.1
        }
        let first = try person("k", "12")
        #expect(try first == person("k", "12"))
        #expect(try Set([first, person("k", "13"), person("l", "12")]).count == 3)
    }

    @Test("never waits for a reader: what does not fit is counted, and told once it is read")
    func stuckReader() throws {
        let pipe = Pipe()
        let second = Atomic<Int64>(0)
        let log = SecurityLog(
            fileDescriptor: pipe.fileHandleForWriting.fileDescriptor, key: [1], pendingBytes: 1_000
        ) { Instant(milliseconds: second.wrappingAdd(1, ordering: .relaxed).newValue * 1_000) }
        for _ in 0..<5_000 { log.tell(SecurityEvent(.messageMalformed, request: "r")) }
        log.close()
        try pipe.fileHandleForWriting.close()
        let said = String(decoding: try #require(try pipe.fileHandleForReading.readToEnd()), as: UTF8.self)
        let lost = said.matches(of: #/event=lines-lost count=(\d+)/#).compactMap { Int($0.output.1) }.reduce(0, +)
        let kept = said.matches(of: #/event=message-malformed/#).count
        #expect(lost > 0 && kept > 0 && lost + kept == 5_000)
    }

    @Test("keeps a bounded number of lines per second, and tells how many it lost")
    func flood() throws {
        let most = Limites.journalSecurite.value
        let said = try lines(Array(repeating: SecurityEvent(.messageMalformed, request: "r"), count: most + 50))
        let lost = said.compactMap { $0.firstMatch(of: #/event=lines-lost count=(\d+)/#) }.compactMap {
            Int($0.output.1)
        }
        #expect(lost.reduce(0, +) == 50 && said.count == most + lost.count)
    }
}

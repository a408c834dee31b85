import Cryptography
import Domain
import HTTP
import HTTPServer
import Synchronization

/// Writes what happened to the security of the service, one line of `key=value` words per event, without making anybody wait:
/// see `LogWriter`.
///
/// Lines beyond `Limites.journalSecurite` in a second, or that too many others wait for, are counted and told as `lines-lost`.
final class SecurityLog: Sendable {
    /// The lines told in a second.
    private struct Told {
        var second: Int64 = 0
        var lines = 0
    }

    private let writer: LogWriter
    private let key: [UInt8]
    private let now: @Sendable () -> Instant
    private let told = Mutex(Told())

    /// A log on an open descriptor. `key` makes the pseudonyms of persons: the same key gives the same pseudonym.
    init(
        fileDescriptor: Int32, key: [UInt8], pendingBytes: Int = 262_144,
        now: @escaping @Sendable () -> Instant = Console.now
    ) {
        self.key = key
        self.now = now
        writer = LogWriter(fileDescriptor: fileDescriptor, pendingBytes: pendingBytes) { count, bytes in
            bytes += "time=\(now().iso8601) event=lines-lost count=\(count)\n".utf8
        }
    }

    /// Tells an event.
    func tell(_ event: SecurityEvent) {
        let moment = now()
        let isTold = told.withLock { told in
            if told.second != moment.seconds { told = Told(second: moment.seconds) }
            told.lines += 1
            return told.lines <= Limites.journalSecurite.value
        }
        guard isTold else { return writer.lose() }
        writer.write { $0 += line(event, moment).utf8 }
    }

    /// Writes what waits, for a second at most, and ends.
    func close() { writer.close() }

    /// The line of an event: its words come from the program, so that nothing of a request can forge another line.
    private func line(_ event: SecurityEvent, _ moment: Instant) -> String {
        let words = Self.words(event.kind).map { "\($0)=\($1)" }.joined(separator: " ")
        let person = event.account.map(pseudonym) ?? "-"
        return "time=\(moment.iso8601) \(words) person=\(person) request=\(event.request)\n"
    }

    private static func words(_ kind: SecurityEvent.Kind) -> KeyValuePairs<String, String> {
        switch kind {
        case .signedIn: ["event": "sign-in"]
        case .signInRefused(let reason): ["event": "sign-in-refused", "reason": reason]
        case .signedOut: ["event": "sign-out"]
        case .otherSessionsEnded: ["event": "other-sessions-ended"]
        case .signedOutByProvider: ["event": "sign-out-by-provider"]
        case .signOutRefused(let reason): ["event": "sign-out-refused", "reason": reason]
        case .formRefused: ["event": "form-refused"]
        case .accessRefused(let action, let object): ["event": "access-refused", "action": action, "object": object]
        case .limitReached(let limit): ["event": "limit-reached", "limit": limit]
        case .crossSiteRefused: ["event": "cross-site-refused"]
        case .tokenIssued: ["event": "token"]
        case .tokenRefused(let reason): ["event": "token-refused", "reason": reason]
        case .messageMalformed: ["event": "message-malformed"]
        }
    }

    /// 16 hexadecimal digits, the beginning of the HMAC-SHA256 of the number of the account.
    private func pseudonym(_ account: String) -> String {
        Digest.hmacSHA256(Array("security-log:\(account)".utf8), key: key).prefix(8).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

import Cryptography
import Dispatch
import Domain
import Glibc
import HTTP
import Synchronization

/// Writes what happened to the security of the service, one line of `key=value` words per event, on a thread of its own.
///
/// Telling never waits: lines beyond `Limites.journalSecurite` in a second, or beyond `pendingBytes` in memory, are counted
/// and told as `lines-lost`.
final class SecurityLog: Sendable {
    private struct Pending {
        var bytes: [UInt8] = []
        var second: Int64 = 0
        var told = 0
        var lost = 0
        var isClosing = false
    }

    private let descriptor: Int32
    private let key: [UInt8]
    private let pendingBytes: Int
    private let now: @Sendable () -> Instant
    private let pending = Mutex(Pending())
    private let waking = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    /// A log on an open descriptor. `key` makes the pseudonyms of persons: the same key gives the same pseudonym.
    init(
        fileDescriptor: Int32, key: [UInt8], pendingBytes: Int = 262_144,
        now: @escaping @Sendable () -> Instant = Console.now
    ) {
        descriptor = fileDescriptor
        self.key = key
        self.pendingBytes = pendingBytes
        self.now = now
        DispatchQueue(label: "security-log").async { [self] in work() }
    }

    /// Tells an event.
    func tell(_ event: SecurityEvent) {
        let moment = now()
        let line = Array(line(event, moment).utf8)
        let isKept = pending.withLock { pending in
            if pending.second != moment.seconds {
                pending.second = moment.seconds
                pending.told = 0
            }
            guard pending.told < Limites.journalSecurite.value, pending.bytes.count + line.count <= pendingBytes,
                !pending.isClosing
            else {
                pending.lost += 1
                return false
            }
            pending.told += 1
            pending.bytes += line
            return true
        }
        if isKept { waking.signal() }
    }

    /// Writes what waits, for a second at most, and ends.
    func close() {
        pending.withLock { $0.isClosing = true }
        waking.signal()
        _ = ended.wait(timeout: .now() + 1)
    }

    private func work() {
        while true {
            waking.wait()
            let (batch, isClosing) = pending.withLock { pending in
                var batch: [UInt8] = []
                swap(&batch, &pending.bytes)
                if pending.lost > 0 {
                    batch += "time=\(now().iso8601) event=lines-lost count=\(pending.lost)\n".utf8
                    pending.lost = 0
                }
                return (batch, pending.isClosing)
            }
            write(batch)
            if isClosing { break }
        }
        ended.signal()
    }

    private func write(_ batch: [UInt8]) {
        var rest = batch[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

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
        case .formRefused: ["event": "form-refused"]
        case .accessRefused(let action, let object): ["event": "access-refused", "action": action, "object": object]
        case .limitReached(let limit): ["event": "limit-reached", "limit": limit]
        case .crossSiteRefused: ["event": "cross-site-refused"]
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

import Cryptography
import Synchronization

/// The codes and access tokens that are valid. Times are in seconds since 1 January 1970.
final class Grants: Sendable {
    /// What a person granted by signing in.
    struct Grant: Sendable {
        let person: DemoPerson
        let nonce: String?
        let challenge: String
        let authTime: Int64
        /// The session of the person at the provider.
        let session: String
    }

    private struct State {
        var codes: [String: (grant: Grant, end: Int64)] = [:]
        var tokens: [String: (person: DemoPerson, end: Int64)] = [:]
        var sessions: [(name: String, person: DemoPerson)] = []
    }

    /// Life of a code, in seconds.
    static let codeLife: Int64 = 60
    /// Sessions that are remembered.
    private static let sessionsAtMost = 100
    /// Life of an access token, in seconds.
    static let tokenLife: Int64 = 120

    private let state = Mutex(State())

    /// A new code.
    func code(for grant: Grant, now: Int64) throws -> String {
        let code = Base64URL.encode(try randomBytes(24))
        state.withLock { state in
            state.codes = state.codes.filter { $0.value.end > now }
            state.codes[code] = (grant, now + Self.codeLife)
        }
        return code
    }

    /// What a code stands for; `nil` when it is over or was used. The code is used by this call.
    func take(code: String, now: Int64) -> Grant? {
        state.withLock { state in
            guard let found = state.codes.removeValue(forKey: code), found.end > now else { return nil }
            return found.grant
        }
    }

    /// A new session of a person; the oldest is forgotten beyond a hundred.
    func session(of person: DemoPerson) throws -> String {
        let name = Base64URL.encode(try randomBytes(16))
        state.withLock { $0.sessions = $0.sessions.suffix(Self.sessionsAtMost - 1) + [(name, person)] }
        return name
    }

    /// The sessions, the first opened first.
    var sessions: [(name: String, person: DemoPerson)] { state.withLock { $0.sessions } }

    /// Ends a session: whose it was, `nil` when it is not open.
    func end(session name: String) -> DemoPerson? {
        state.withLock { state in
            guard let place = state.sessions.firstIndex(where: { $0.name == name }) else { return nil }
            return state.sessions.remove(at: place).person
        }
    }

    /// A new access token.
    func token(for person: DemoPerson, now: Int64) throws -> String {
        let token = Base64URL.encode(try randomBytes(24))
        state.withLock { state in
            state.tokens = state.tokens.filter { $0.value.end > now }
            state.tokens[token] = (person, now + Self.tokenLife)
        }
        return token
    }

    /// The person of an access token; `nil` when it is over or unknown.
    func person(token: String, now: Int64) -> DemoPerson? {
        state.withLock { state in
            guard let found = state.tokens[token], found.end > now else { return nil }
            return found.person
        }
    }
}

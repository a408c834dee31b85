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
    }

    private struct State {
        var codes: [String: (grant: Grant, end: Int64)] = [:]
        var tokens: [String: (person: DemoPerson, end: Int64)] = [:]
    }

    /// Life of a code, in seconds.
    static let codeLife: Int64 = 60
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

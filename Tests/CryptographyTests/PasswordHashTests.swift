import Cryptography
import Testing

@Suite struct PasswordHashTests {
    private static let cheap = PasswordHash.Cost(memory: 64, passes: 1, lanes: 1)

    @Test("verifies its password and no other")
    func roundTrip() throws {
        let password = Array("correct cheval batterie agrafe".utf8)
        let hash = try PasswordHash.make(password, cost: Self.cheap)
        #expect(PasswordHash.verify(password, hash))
        for other in ["", "correct cheval batterie agraf", "Correct cheval batterie agrafe"] {
            #expect(!PasswordHash.verify(Array(other.utf8), hash))
        }
        #expect(!PasswordHash.verify(password + [0], hash))
    }

    @Test("is salted: the same password never has the same hash")
    func salt() throws {
        let hashes = try (0..<8).map { _ in try PasswordHash.make([1, 2], cost: Self.cheap) }
        #expect(Set(hashes).count == 8)
    }

    @Test("is a PHC text of Argon2id that tells its cost: 19 MiB, 2 passes, 1 lane")
    func text() throws {
        let hash = try PasswordHash.make(Array("x".utf8))
        #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(PasswordHash.hasCost(hash))
        #expect(try !PasswordHash.hasCost(PasswordHash.make([], cost: Self.cheap)))
    }

    @Test("verifies a hash of the reference program")
    func reference() {
        let hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
        #expect(PasswordHash.verify(Array("password".utf8), hash))
        #expect(!PasswordHash.verify(Array("passworD".utf8), hash))
    }

    @Test(
        "refuses a text that is no hash of Argon2id",
        arguments: ["", "x", "$argon2id$", "$argon2i$v=19$m=8,t=1,p=1$YQ$YQ"])
    func noHash(_ text: String) { #expect(!PasswordHash.verify([1], text)) }
}

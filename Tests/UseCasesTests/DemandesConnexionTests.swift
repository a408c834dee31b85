import Domain
import TestSupport
import Testing
import UseCases

@Suite struct DemandesConnexionTests {
    private let demandes = DemandesConnexion(secret: Array("secret du client".utf8), primitives: .tests)
    private let now = Exemples.now

    private func demande(_ state: String, retour: String? = "/offres/1?a=b") -> DemandeConnexion {
        DemandeConnexion(state: state, nonce: "n-" + state, codeVerifier: "v-" + state, retour: retour)
    }

    @Test("gives a sign-in back for its state, in every process that has the same secret", arguments: ["/a", nil])
    func roundTrip(retour: String?) throws {
        let sealed = try demandes.seal(demande("s", retour: retour), now: now)
        let other = DemandesConnexion(secret: Array("secret du client".utf8), primitives: .tests)
        #expect(other.open(sealed, state: "s", now: now) == demande("s", retour: retour))
        #expect(other.name(state: "s") == demandes.name(state: "s") && demandes.name(state: "s").utf8.count == 8)
        #expect(demandes.open(sealed, state: "t", now: now) == nil)
        #expect(demandes.open(sealed, state: "", now: now) == nil)
    }

    @Test("shows nothing of what it holds, and is never twice the same")
    func opaque() throws {
        let sealed = try demandes.seal(demande("etat"), now: now)
        #expect(try demandes.seal(demande("etat"), now: now) != sealed)
        #expect(
            !sealed.contains("etat")
                && sealed.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
    }

    @Test("refuses what was changed, at any place, or sealed under another secret")
    func forged() throws {
        let sealed = try demandes.seal(demande("s"), now: now)
        for index in sealed.indices {
            var changed = sealed
            changed.replaceSubrange(index...index, with: sealed[index] == "A" ? "B" : "A")
            #expect(demandes.open(changed, state: "s", now: now) == nil)
        }
        for cut in ["", String(sealed.dropLast()), String(sealed.dropFirst(4)), sealed + "AAAA", "é"] {
            #expect(demandes.open(cut, state: "s", now: now) == nil)
        }
        let other = DemandesConnexion(secret: Array("autre".utf8), primitives: .tests)
        #expect(demandes.open(try other.seal(demande("s"), now: now), state: "s", now: now) == nil)
    }

    @Test("lasts 15 minutes")
    func life() throws {
        let sealed = try demandes.seal(demande("s"), now: now)
        #expect(demandes.open(sealed, state: "s", now: now.adding(seconds: 15 * 60 - 1)) != nil)
        #expect(demandes.open(sealed, state: "s", now: now.adding(seconds: 15 * 60)) == nil)
    }

    @Test("leaves a browser three others: what is over or is not ours goes first, then the oldest")
    func tooMany() throws {
        let sealed = try (0..<5).map { rank in
            (name: String(rank), value: try demandes.seal(demande("s"), now: now.adding(seconds: Int64(rank))))
        }
        let junk = [(name: "x", value: "junk"), (name: "y", value: "")]
        #expect(demandes.toForget(Array(sealed.prefix(3)), now: now).isEmpty)
        #expect(demandes.toForget(Array(sealed.prefix(4)), now: now) == ["0"])
        #expect(Set(demandes.toForget(sealed.reversed() + junk, now: now)) == ["x", "y", "0", "1"])
        let later = now.adding(seconds: 15 * 60 + 3)
        #expect(Set(demandes.toForget(sealed, now: later)) == ["0", "1", "2", "3"])
    }
}

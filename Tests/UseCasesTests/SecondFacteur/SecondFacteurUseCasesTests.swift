import Domain
import SQL
import TestSupport
import Testing
import UseCases

@Suite struct SecondFacteurUseCasesTests {
    private let bureau: Bureau
    private let verifier: VerifierSecondFacteur
    private let gerer: GererSecondFacteur
    private let aline: Acteur
    private let compte: Identifiant
    private let now = Exemples.now

    init() throws {
        bureau = try Bureau()
        verifier = VerifierSecondFacteur(
            store: bureau.test.store, secret: Array("secret".utf8),
            freins: Freins(secret: Array("secret".utf8), primitives: .tests), primitives: .tests)
        gerer = GererSecondFacteur(store: bureau.test.store, verifier: verifier)
        _ = try bureau.test.offreDUnePersonne(1)
        aline = Acteur(try SeConnecter(store: bureau.test.store)(Exemples.idNatPS(1), now: Exemples.now))
        compte = try #require(aline.compte)
    }

    private func later(_ seconds: Int64) -> Instant { now.adding(seconds: seconds) }

    /// Sets it up; answers the secret and the recovery codes.
    private func setUp() throws -> (secret: String, codes: [String]) {
        try gerer.prepare(by: aline, now: now)
        let secret = try #require(try gerer.secretAConfirmer(of: aline, now: now))
        return (secret, try gerer.activate(Telephone.code(secret, now), by: aline, now: now))
    }

    /// What a code is refused for.
    private func refusal(_ work: () throws -> Void) -> EchecSecondFacteur? {
        #expect(throws: EchecSecondFacteur.self) { try work() }
    }

    /// Source: RFC 6238, appendix B, SHA-1, last six digits.
    @Test(
        "gives the codes of the standard",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(Int64, String)])
    func standard(seconds: Int64, expected: String) {
        let secret = Base32.encode("12345678901234567890".utf8)
        #expect(Telephone.code(secret, Instant(milliseconds: seconds * 1000)) == expected)
    }

    @Test("asks nothing before a first code, then a code of the same telephone")
    func sets() throws {
        try gerer.prepare(by: aline, now: now)
        #expect(try !verifier.isActive(compte))
        let secret = try #require(try gerer.secretAConfirmer(of: aline, now: now))
        #expect(refusal { _ = try gerer.activate("000 000", by: aline, now: now) } == .faux)
        #expect(refusal { _ = try gerer.activate("", by: aline, now: now) } == .vide)
        #expect(refusal { _ = try gerer.activate("12", by: aline, now: now) } == .forme)
        #expect(try !verifier.isActive(compte))
        let codes = try gerer.activate(Telephone.code(secret, now), by: aline, now: now)
        #expect(Set(codes).count == CodeSecours.nombre)
        #expect(try verifier.isActive(compte))
        try verifier(Telephone.code(secret, later(30)), of: compte, now: later(30))
    }

    @Test("shows the same secret again while it waits, another one when it waited too long")
    func waits() throws {
        try gerer.prepare(by: aline, now: now)
        let first = try gerer.secretAConfirmer(of: aline, now: now)
        try gerer.prepare(by: aline, now: later(60))
        #expect(try gerer.secretAConfirmer(of: aline, now: later(60)) == first)
        let end = later(SecondFacteur.dureePreparation)
        #expect(try gerer.secretAConfirmer(of: aline, now: end) == nil)
        #expect(refusal { _ = try gerer.activate("123456", by: aline, now: end) } == .sansPreparation)
        try gerer.prepare(by: aline, now: end)
        #expect(try gerer.secretAConfirmer(of: aline, now: end) != first)
    }

    @Test("takes a code of a clock 30 seconds early or late, never one used before nor an older one")
    func window() throws {
        let secret = try setUp().secret
        for early in [60, -60] as [Int64] {
            let code = Telephone.code(secret, later(300 + early))
            #expect(refusal { try verifier(code, of: compte, now: later(300)) } == .faux)
        }
        let late = Telephone.code(secret, later(270))
        let next = Telephone.code(secret, later(330))
        try verifier(late, of: compte, now: later(300))
        #expect(refusal { try verifier(late, of: compte, now: later(300)) } == .faux)
        try verifier(next, of: compte, now: later(300))
        #expect(refusal { try verifier(Telephone.code(secret, later(300)), of: compte, now: later(300)) } == .faux)
    }

    @Test("takes each recovery code once, and counts those left")
    func recovery() throws {
        let codes = try setUp().codes
        #expect(try verifier(codeSecours: codes[3].lowercased(), of: compte, now: now) == CodeSecours.nombre - 1)
        #expect(refusal { _ = try verifier(codeSecours: codes[3], of: compte, now: now) } == .faux)
        #expect(refusal { _ = try verifier(codeSecours: "AAAA-AAAA-AAAA-AAAA", of: compte, now: now) } == .faux)
        #expect(refusal { _ = try verifier(codeSecours: "123456", of: compte, now: now) } == .forme)
    }

    @Test("holds wrong codes back, not the recovery codes, and takes a right one later")
    func brake() throws {
        let (secret, codes) = try setUp()
        for _ in 0..<Limites.codesFaux.value {
            #expect(refusal { try verifier("000000", of: compte, now: later(60)) } == .faux)
        }
        let held = #expect(throws: UseCaseError.self) {
            try verifier(Telephone.code(secret, later(60)), of: compte, now: later(60))
        }
        #expect(held?.category == .tooMany)
        _ = try verifier(codeSecours: codes[0], of: compte, now: later(60))
        let after = later(60 + Int64(Limites.codesFauxIntervalle.value))
        try verifier(Telephone.code(secret, after), of: compte, now: after)
    }

    @Test("counts no right code as a try, nor what cannot be a code")
    func rightOnes() throws {
        let secret = try setUp().secret
        for rank in 1...Int64(Limites.codesFaux.value + 5) {
            #expect(refusal { try verifier("nonsense", of: compte, now: later(0)) } == .forme)
            try verifier(Telephone.code(secret, later(30 * rank)), of: compte, now: later(30 * rank))
        }
    }

    @Test("keeps neither the secret nor a recovery code in clear")
    func sealed() throws {
        let (secret, codes) = try setUp()
        let stored = try bureau.test.database.read { connection in
            try connection.first("SELECT document FROM second_facteur") { try $0.text(0) } ?? ""
        }
        for text in [secret] + codes + codes.compactMap(CodeSecours.normalise) { #expect(!stored.contains(text)) }
        #expect(stored.contains("secretScelle"))
    }

    @Test("opens nothing of another account, nor under another secret of the service")
    func otherAccount() throws {
        let (secret, _) = try setUp()
        let other = try Acteur(SeConnecter(store: bureau.test.store)(autre(), now: now))
        let stolen = try #require(try gerer.etat(of: aline).secretScelle)
        let id = try #require(other.compte)
        try bureau.test.store.write { store in
            var facteur = SecondFacteur(compte: id)
            facteur.prepare(secretScelle: stolen, now: now)
            facteur.activate(codesSecours: [], now: now)
            try store.save(facteur, version: nil, by: .exploitant("test"), now: now)
        }
        #expect(refusal { try verifier(Telephone.code(secret, later(60)), of: id, now: later(60)) } == .inactif)
        let elsewhere = VerifierSecondFacteur(
            store: bureau.test.store, secret: Array("other".utf8),
            freins: Freins(secret: Array("other".utf8), primitives: .tests), primitives: .tests)
        #expect(refusal { try elsewhere(Telephone.code(secret, later(60)), of: compte, now: later(60)) } == .inactif)
    }

    private func autre() throws -> IdNatPS {
        _ = try bureau.test.offreDUnePersonne(2)
        return Exemples.idNatPS(2)
    }

    @Test("replaces the recovery codes, and is taken away, with a code of either kind")
    func changes() throws {
        let (secret, codes) = try setUp()
        #expect(refusal { _ = try gerer.renewCodes("000000", by: aline, now: later(30)) } == .faux)
        let second = try gerer.renewCodes(Telephone.code(secret, later(30)), by: aline, now: later(30))
        #expect(refusal { _ = try verifier(codeSecours: codes[0], of: compte, now: later(30)) } == .faux)
        #expect(refusal { try gerer.deactivate(codes[0], by: aline, now: later(60)) } == .faux)
        try gerer.deactivate(second[0], by: aline, now: later(60))
        #expect(try !verifier.isActive(compte))
        #expect(refusal { try gerer.deactivate("123456", by: aline, now: later(60)) } == .inactif)
        #expect(refusal { try verifier("123456", of: compte, now: later(60)) } == .inactif)
    }

    @Test("is taken away by the operator alone for somebody else")
    func reset() throws {
        _ = try setUp()
        #expect(throws: UseCaseError.self) {
            try GererSecondFacteur.reset(compte, in: bureau.test.store, by: aline, now: now)
        }
        #expect(
            try GererSecondFacteur.reset(compte, in: bureau.test.store, by: .exploitant("ror user reset"), now: now))
        #expect(
            try !GererSecondFacteur.reset(compte, in: bureau.test.store, by: .exploitant("ror user reset"), now: now))
    }
}

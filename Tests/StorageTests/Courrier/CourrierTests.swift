import Domain
import SQL
import Storage
import TestSupport
import Testing
import UseCases

@Suite struct CourrierTests {
    static let lien = ModeleCourrier.motDePasseOublie(lien: "https://ror.example/jeton-secret-0123")
    static let now = Exemple.now

    static func courrier(_ modele: ModeleCourrier = lien, to address: String = "aline@exemple.fr") throws -> Courrier {
        try Courrier(destinataire: address, modele: modele)
    }

    private func outbox(_ database: Database) -> SQLCourrierStore { SQLCourrierStore(database, sceau: .tests) }

    private func take(_ outbox: SQLCourrierStore, at now: Instant = now) throws -> CourrierATenter? {
        try outbox.take(now: now) { _ in now.adding(seconds: 60) }
    }

    @Test("gives back each kind of message as it was deposited", arguments: Engine.available)
    func roundTrip(engine: Engine) throws {
        try engine.withStore { store, database throws in
            let modeles: [ModeleCourrier] = [
                Self.lien, .motDePasseModifie, .offreAVerifier(offres: ["A « b »", "\"\\"]),
                .habilitationDonnee(profil: "p", perimetre: "q", debut: JourCivil(rang: 20_000), fin: nil),
                .rappelAnnuel(offres: ["x"], mois: 12),
                .brouillonBientotSupprime(offres: ["y"], date: JourCivil(rang: 1)),
            ]
            try store.write { store in
                for modele in modeles { try store.deposit(Self.courrier(modele), now: Self.now) }
            }
            let outbox = outbox(database)
            for modele in modeles {
                let found = try #require(try take(outbox))
                #expect(found.modele == modele)
                #expect(found.etat.destinataire == "aline@exemple.fr")
                #expect(found.etat.tentatives == 1)
            }
            #expect(try take(outbox) == nil)
            #expect(try take(outbox, at: Self.now.adding(seconds: 60))?.etat.tentatives == 2)
        }
    }

    @Test("a message of a transaction that fails was never there", arguments: Engine.available)
    func undone(engine: Engine) throws {
        try engine.withStore { store, database throws in
            #expect(throws: UseCaseError.self) {
                try store.write { store in
                    try store.deposit(Self.courrier(), now: Self.now)
                    throw UseCaseError(.interdit, "no")
                }
            }
            #expect(try take(outbox(database)) == nil)
        }
    }

    @Test("links are sealed: for this service, and for this recipient", arguments: Engine.available)
    func sealed(engine: Engine) throws {
        try engine.withStore { store, database throws in
            try store.write { try _ = $0.deposit(Self.courrier(), now: Self.now) }
            let stored = try database.read { try $0.first("SELECT contenu FROM courrier") { try $0.text(0) } }
            #expect(stored?.contains("jeton-secret") == false)
            let other = SceauCourriers(secret: [1], primitives: .tests)
            #expect(try take(SQLCourrierStore(database, sceau: other))?.modele == nil)
            try database.write { connection in
                try connection.execute(
                    "UPDATE courrier SET destinataire = 'mallory@exemple.fr', prochaine_tentative = 0")
            }
            #expect(try take(outbox(database))?.modele == nil)
            #expect(throws: StoreError.self) {
                try SQLStore(database).write { try _ = $0.deposit(Self.courrier(), now: Self.now) }
            }
        }
    }

    @Test("nothing is left of what was said once it is sent or dropped; a dead one stays", arguments: Engine.available)
    func ends(engine: Engine) throws {
        try engine.withStore { store, database throws in
            try store.write { store in for _ in 1...3 { try store.deposit(Self.courrier(), now: Self.now) } }
            let outbox = outbox(database)
            let ids = try outbox.list(.attente, limit: 9).map(\.id).sorted()
            try outbox.end(ids[0], .envoye, motif: nil, now: Self.now)
            try outbox.end(ids[1], .mort, motif: "550 at RCPT", now: Self.now)
            #expect(try outbox.drop(ids[2], now: Self.now))
            #expect(try !outbox.drop(ids[2], now: Self.now))
            let left = try database.read { connection throws in
                try connection.rows("SELECT contenu FROM courrier ORDER BY id") { try $0.optionalText(0) }
            }
            #expect(left.map { $0 == nil } == [true, false, true])
            #expect(try take(outbox) == nil)
            #expect(try outbox.counts() == [.envoye: 1, .mort: 1, .abandonne: 1])
            #expect(try outbox.find(ids[1])?.motif == "550 at RCPT")
        }
    }

    @Test("dead messages are tried again, one or all, with their whole time before them", arguments: Engine.available)
    func retry(engine: Engine) throws {
        try engine.withStore { store, database throws in
            try store.write { store in for _ in 1...3 { try store.deposit(Self.courrier(), now: Self.now) } }
            let outbox = outbox(database)
            let ids = try outbox.list(.attente, limit: 9).map(\.id)
            for id in ids { try outbox.end(id, .mort, motif: "x", now: Self.now) }
            let later = Self.now.adding(days: 3)
            #expect(try outbox.retry(ids[0], now: later) == 1)
            #expect(try outbox.retry(ids[0], now: later) == 0)
            #expect(try outbox.retry(nil, now: later) == 2)
            let found = try #require(try take(outbox, at: later))
            #expect(found.modele == Self.lien && found.etat.dateLimite == later.adding(seconds: 3600))
        }
    }

    @Test("an address is sent ten messages of a kind in 24 hours, and others meanwhile", arguments: Engine.available)
    func bound(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            func deposit(
                _ modele: ModeleCourrier = Self.lien, to address: String = "aline@exemple.fr", after: Int64 = 0
            )
                throws -> Bool
            {
                try store.write { store in
                    try store.deposit(Self.courrier(modele, to: address), now: Self.now.adding(seconds: after))
                }
            }
            for rank in Int64(1)...10 { #expect(try deposit(after: rank)) }
            #expect(try !deposit(after: 86_400))
            #expect(try deposit(.motDePasseModifie))
            #expect(try deposit(to: "bruno@exemple.fr"))
            #expect(try deposit(after: 86_402))
        }
    }

    @Test("traces of what ended are deleted in time, and nothing that waits", arguments: Engine.available)
    func purge(engine: Engine) throws {
        try engine.withStore { store, database throws in
            try store.write { store in for _ in 1...4 { try store.deposit(Self.courrier(), now: Self.now) } }
            let outbox = outbox(database)
            let ids = try outbox.list(.attente, limit: 9).map(\.id)
            for (rank, etat) in [EtatCourrier.Etat.envoye, .mort, .abandonne].enumerated() {
                try outbox.end(ids[rank], etat, motif: nil, now: Self.now.adding(seconds: Int64(rank)))
            }
            #expect(try outbox.purge(endedBefore: Self.now, limit: 9) == 0)
            #expect(try outbox.purge(endedBefore: Self.now.adding(seconds: 9), limit: 2) == 2)
            #expect(try outbox.purge(endedBefore: Self.now.adding(seconds: 9), limit: 2) == 1)
            #expect(try outbox.list(.attente, limit: 9).map(\.id) == [ids[3]])
        }
    }
}

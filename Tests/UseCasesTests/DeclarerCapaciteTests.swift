import Domain
import TestSupport
import Testing
import UseCases

@Suite struct DeclarerCapaciteTests {
    private let bureau: Bureau
    private let declarerCapacite: DeclarerCapacite
    private let lieu: Identifiant
    private let referent: Acteur
    private let libres = MesureCapacite(.lit, .disponible, genre: "01")
    private let now = Exemples.now

    init() throws {
        bureau = try Bureau()
        declarerCapacite = DeclarerCapacite(store: bureau.test.store)
        let site = try EntiteGeographique(
            id: bureau.test.store.write { try $0.newId() }, cle: "F990000001", now: Exemples.now)
        try bureau.test.store.write {
            try $0.save(site, version: nil, by: .repertoire(Exemples.provenance), now: Exemples.now)
        }
        lieu = site.id
        referent = Self.actor(.referentDisponibilite, on: site.id)
    }

    private static func actor(_ profil: Profil, on id: Identifiant) -> Acteur {
        Acteur(
            .personne(compte: Identifiant(rawValue: 70), idNatPS: nil),
            habilitations: [Habilitation(profil, sur: .organisations([id]))])
    }

    private func declare(_ nombre: Int, at date: Instant? = nil, by actor: Acteur? = nil) throws -> Int {
        try declarerCapacite(
            libres, nombre: nombre, lieu: lieu, source: .manuelle, date: date ?? now, by: actor ?? referent, now: now
        ).nombre
    }

    @Test("writes one revision of less than a kilobyte for one count changed, and no other aggregate")
    func small() throws {
        _ = try declare(4)
        let before = try bureau.nombreRevisions()
        _ = try declare(5, at: now.adding(seconds: 60))
        #expect(try bureau.nombreRevisions() == before + 1)
        #expect(try bureau.dernierAuteur() == ["compte 70", "referent-disponibilite", "portail"])
        let counts = try declarerCapacite.capacites(lieu: lieu, by: referent, now: now)
        #expect(counts.map(\.nombre) == [5])
        #expect(try bureau.dernierDocument().utf8.count < 1000)
    }

    @Test("keeps the present count when an older one comes late, and writes nothing")
    func late() throws {
        _ = try declare(4)
        let before = try bureau.nombreRevisions()
        #expect(try declare(9, at: now.adding(seconds: -1)) == 4)
        #expect(try bureau.nombreRevisions() == before)
    }

    @Test("a count confirmed later is dated again")
    func confirmed() throws {
        _ = try declare(4)
        _ = try declare(4, at: now.adding(seconds: 3600))
        let counts = try declarerCapacite.capacites(lieu: lieu, by: referent, now: now)
        #expect(counts.map(\.dateMAJCapacite) == [now.adding(seconds: 3600)])
    }

    @Test("refuses a number out of range, an unknown place, another place, the installed count to a référent")
    func refused() throws {
        let cases: [(UseCaseError.Code, () throws -> Void)] = [
            (.invalide, { _ = try declare(-1) }), (.invalide, { _ = try declare(100_000) }),
            (.interdit, { _ = try declare(1, by: Self.actor(.referentDisponibilite, on: Identifiant(rawValue: 9))) }),
            (.interdit, { _ = try declare(1, by: Self.actor(.porteurOffre, on: lieu)) }),
            (
                .introuvable,
                {
                    _ = try declarerCapacite(
                        libres, nombre: 1, lieu: Identifiant(rawValue: 999), source: .manuelle, date: now, by: referent,
                        now: now)
                }
            ),
            (
                .interdit,
                {
                    _ = try declarerCapacite(
                        MesureCapacite(.lit, .installe), nombre: 1, lieu: lieu, source: .manuelle, date: now,
                        by: referent, now: now)
                }
            ),
            (
                .introuvable,
                { _ = try declarerCapacite.capacites(lieu: lieu, by: .liberal(Exemples.idNatPS(1)), now: now) }
            ),
        ]
        for (code, call) in cases {
            let error = #expect(throws: UseCaseError.self) { try call() }
            #expect(error?.code == code)
        }
        #expect(try declarerCapacite.capacites(lieu: lieu, by: referent, now: now).isEmpty)
    }
}

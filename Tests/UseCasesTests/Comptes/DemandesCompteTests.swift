import Domain
import TestSupport
import Testing
import UseCases

@Suite struct DemandesCompteTests {
    private let region: Region

    init() throws { region = try Region() }

    private func saisie(_ change: (inout DemanderCompte.Saisie) -> Void = { _ in }) -> DemanderCompte.Saisie {
        var typed = DemanderCompte.Saisie()
        (typed.prenom, typed.nom, typed.courriel) = ("Dominique", "Exemple", "dominique@exemple.fr")
        (typed.finess, typed.fonction, typed.profil) = ("99 000 001 0", "Cadre de santé", .referentDisponibilite)
        typed.accord = true
        change(&typed)
        return typed
    }

    private func waiting(_ acteur: Acteur) throws -> [Versioned<DemandeCompte>] {
        try region.demandes.queue(by: acteur, now: region.now)
    }

    @Test("brings a request to the desk of its region, which opens the account with its right")
    func accepted() throws {
        let reference = try region.demander(saisie(), now: region.now)
        let found = try #require(try waiting(region.guichet).first)
        #expect(found.value.reference == reference && found.value.region == "84")
        #expect(try waiting(region.administration).count == 1)
        #expect(try waiting(Region.actor(9, Habilitation(.support, sur: .region("11")))).isEmpty)
        let id = try region.demandes.accept(
            found.value.id, profil: .porteurOffre, version: found.version, by: region.guichet, now: region.now)
        let compte = try #require(try region.compte(id))
        #expect(compte.prenom == "Dominique" && compte.habilitations.map(\.profil) == [.porteurOffre])
        #expect(compte.habilitations.first?.perimetre == .organisations([region.site]))
        #expect(try waiting(region.guichet).isEmpty)
    }

    @Test("tells the second of two who treat one request at once")
    func twice() throws {
        _ = try region.demander(saisie(), now: region.now)
        let found = try #require(try waiting(region.guichet).first)
        try region.demandes.refuse(
            found.value.id, motif: "Doublon", version: found.version, by: region.guichet, now: region.now)
        #expect(
            region.refusal {
                try region.demandes.accept(
                    found.value.id, profil: nil, version: found.version, by: region.administration, now: region.now)
            } == "versionDepassee")
    }

    @Test("answers alike whether the address has an account, a request that waits, or nothing")
    func enumeration() throws {
        let first = try region.demander(saisie(), now: region.now)
        let again = try region.demander(saisie(), now: region.now)
        _ = try region.member("Connue")
        let known = try region.demander(saisie { $0.courriel = "connue@exemple.fr" }, now: region.now)
        #expect([first, again, known].allSatisfy { $0.hasPrefix("DC-") } && Set([first, again, known]).count == 3)
        #expect(try waiting(region.guichet).count == 1)
    }

    @Test("refuses what is missing or wrong, all at once")
    func refused() {
        let empty = region.refusal { _ = try region.demander(DemanderCompte.Saisie(), now: region.now) }
        #expect(empty == "prenom nom courriel finess fonction profil accord")
        let wrong: [(String, (inout DemanderCompte.Saisie) -> Void)] = [
            ("finess", { $0.finess = "990000011" }), ("finess", { $0.finess = "310000096" }),
            ("courriel", { $0.courriel = "a@pro.mssante.fr" }), ("profil", { $0.profil = .administrateurNational }),
            ("message", { $0.message = String(repeating: "m", count: 1001) }), ("fonction", { $0.fonction = "\u{7}" }),
        ]
        for (attribut, change) in wrong {
            #expect(region.refusal { _ = try region.demander(saisie(change), now: region.now) } == attribut)
        }
    }

    @Test("gives nobody else's region away: neither reading, nor accepting, nor refusing")
    func rights() throws {
        _ = try region.demander(saisie(), now: region.now)
        let found = try #require(try waiting(region.guichet).first)
        let stranger = Region.actor(9, Habilitation(.support, sur: .region("11")))
        let chief = Region.actor(8, Habilitation(.responsableStructure, sur: .organisations([region.site])))
        for (acteur, code) in [(stranger, "introuvable"), (chief, "interdit"), (Region.actor(7), "interdit")] {
            #expect(
                region.refusal { _ = try region.demandes.find(found.value.id, by: acteur, now: region.now) } == code)
            #expect(
                region.refusal {
                    try region.demandes.accept(
                        found.value.id, profil: nil, version: found.version, by: acteur, now: region.now)
                } == code)
            #expect(
                region.refusal {
                    try region.demandes.refuse(
                        found.value.id, motif: "non", version: found.version, by: acteur, now: region.now)
                } == code)
        }
    }
}

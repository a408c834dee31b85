import Domain
import TestSupport
import Testing
import UseCases

@Suite struct GererHabilitationsTests {
    private let region: Region

    init() throws { region = try Region() }

    /// Who gives what, on what: `nil` when it is given.
    private struct Cas: Sendable, CustomTestStringConvertible {
        let giver: Habilitation
        let profil: Profil
        let cible: GererHabilitations.Demande.Cible
        let refusal: String?
        var testDescription: String { "\(giver.profil) gives \(profil) on \(cible)" }
    }

    private static let site = GererHabilitations.Demande.Cible.organisation("990000010")
    private static let ailleurs = GererHabilitations.Demande.Cible.organisation("99 000 0028")
    private static let guichet = Habilitation(.support, sur: .region("84"))
    private static let national = Habilitation(.administrateurNational, sur: .national)

    private static let cases: [Cas] =
        Delegation.etablissement.flatMap { profil in
            [
                Cas(giver: guichet, profil: profil, cible: site, refusal: nil),
                Cas(giver: guichet, profil: profil, cible: ailleurs, refusal: "profil"),
                Cas(giver: national, profil: profil, cible: ailleurs, refusal: nil),
                Cas(giver: national, profil: profil, cible: .region("84"), refusal: "cible"),
            ]
        } + [
            Cas(giver: guichet, profil: .support, cible: .region("84"), refusal: "profil"),
            Cas(giver: guichet, profil: .administrateurNational, cible: .national, refusal: "profil"),
            Cas(giver: guichet, profil: .autorite, cible: .profession("10"), refusal: "profil"),
            Cas(giver: Habilitation(.support, sur: .national), profil: .porteurOffre, cible: ailleurs, refusal: nil),
            Cas(
                giver: Habilitation(.support, sur: .national), profil: .support, cible: .region("84"), refusal: "profil"
            ),
            Cas(giver: national, profil: .support, cible: .region("84"), refusal: nil),
            Cas(giver: national, profil: .support, cible: .national, refusal: nil),
            Cas(giver: national, profil: .autorite, cible: .profession("10"), refusal: nil),
            Cas(giver: national, profil: .autorite, cible: .region("84"), refusal: nil),
            Cas(giver: national, profil: .responsableQualite, cible: .region("84"), refusal: nil),
            Cas(giver: national, profil: .administrateurNational, cible: .national, refusal: nil),
            Cas(giver: national, profil: .administrateurNational, cible: .region("84"), refusal: "cible"),
            Cas(giver: national, profil: .professionnelLiberal, cible: .national, refusal: "cible"),
            Cas(giver: national, profil: .exploitant, cible: .national, refusal: "cible"),
            Cas(giver: national, profil: .autorite, cible: .profession("99"), refusal: "cible"),
            Cas(giver: national, profil: .support, cible: .region("00"), refusal: "cible"),
            Cas(giver: national, profil: .porteurOffre, cible: .organisation("990000011"), refusal: "cible"),
            Cas(giver: national, profil: .porteurOffre, cible: .organisation("\u{0}"), refusal: "cible"),
        ]

    @Test(
        "gives what the table of delegations lets, inside the rights of the giver, and nothing else", arguments: cases)
    private func given(cas: Cas) throws {
        let id = try region.comptes.create(
            prenom: "A", nom: "Bénéficiaire", courriel: "b@exemple.fr", region: "84", by: region.administration,
            now: region.now
        ).id
        let giver = Region.actor(50, cas.giver)
        let refusal = region.refusal {
            try region.habilitations.grant(
                GererHabilitations.Demande(profil: cas.profil, cible: cas.cible), to: id, by: giver, now: region.now)
        }
        #expect(refusal == cas.refusal)
        #expect(try region.compte(id)?.habilitations.count == (cas.refusal == nil ? 1 : 0))
    }

    @Test(
        "lets a responsable de structure build a team, below and not elsewhere, and raise nobody else's rights nor their own"
    )
    func team() throws {
        let chief = try region.member("Chef")
        let mate = try region.member("Collegue", .referentDisponibilite)
        let acteur = try region.actor(chief)
        let now = region.now
        try region.habilitations.grant(region.demande(.porteurOffre), to: mate, by: acteur, now: now)
        #expect(try region.compte(mate)?.habilitations.map(\.profil) == [.referentDisponibilite, .porteurOffre])
        #expect(
            region.refusal {
                try region.habilitations.grant(region.demande(.porteurOffre), to: chief, by: acteur, now: now)
            } == "interdit")
        let wide = GererHabilitations.Demande(profil: .porteurOffre, cible: Self.ailleurs)
        #expect(region.refusal { try region.habilitations.grant(wide, to: mate, by: acteur, now: now) } == "profil")
        #expect(
            region.refusal {
                try region.habilitations.grant(region.demande(.porteurOffre), to: mate, by: acteur, now: now)
            } == "profil")
        let referent = try region.actor(mate)
        #expect(
            region.refusal {
                try region.habilitations.grant(region.demande(.porteurOffre), to: chief, by: referent, now: now)
            } == "interdit")
    }

    @Test(
        "reads days as people write them",
        arguments: [
            ("01/12/2026", "31/12/2026", nil), ("2026-12-01", "", nil), ("", " 31/12/2026 ", nil),
            ("", "31/12/2020", "fin"),
            ("31/12/2026", "01/12/2026", "fin"), ("demain", "", "debut"), ("31/02/2027", "99/99/9999", "debut fin"),
        ] as [(String, String, String?)])
    func days(debut: String, fin: String, refusal: String?) throws {
        let id = try region.member("Date", .referentDisponibilite)
        let found = region.refusal {
            try region.habilitations.grant(
                region.demande(.porteurOffre, debut: debut, fin: fin), to: id, by: region.guichet, now: region.now)
        }
        #expect(found == refusal)
    }

    @Test("takes a right back at once, and never another one in its place")
    func revoked() throws {
        let id = try region.member("Revoque", .porteurOffre)
        let before = try region.actor(id)
        let objet = Objet(organisations: [region.site], region: "84")
        #expect(before.may(.saisirOffre, sur: objet, le: region.now.heureDeParis.jour))
        let stamp = try #require(try region.compte(id)?.habilitations.first?.empreinte)
        try region.habilitations.revoke(rank: 0, of: id, version: stamp, by: region.guichet, now: region.now)
        #expect(try !region.actor(id).may(.saisirOffre, sur: objet, le: region.now.heureDeParis.jour))
        try region.habilitations.grant(
            region.demande(.referentDisponibilite), to: id, by: region.guichet, now: region.now)
        #expect(
            region.refusal {
                try region.habilitations.revoke(rank: 0, of: id, version: stamp, by: region.guichet, now: region.now)
            } == "versionDepassee")
        #expect(try region.compte(id)?.habilitations.count == 1)
    }

    @Test(
        "keeps one responsable per structure unless the desk decides",
        arguments: ["seul", "successeur", "successeur daté"])
    func last(others: String) throws {
        let chief = try region.member("Chef")
        let second = try region.member("Second")
        let now = region.now
        if others == "seul" { try region.revoke(.responsableStructure, of: second, by: region.guichet) }
        if others == "successeur daté" {
            try region.revoke(.responsableStructure, of: second, by: region.guichet)
            try region.habilitations.grant(
                region.demande(.responsableStructure, fin: "31/12/2026"), to: second, by: region.guichet, now: now)
        }
        let peer = Region.actor(60, Habilitation(.responsableStructure, sur: .organisations([region.site])))
        let expected = others == "successeur" ? nil : "profil"
        if expected != nil {
            #expect(region.refusal { try region.comptes.close(chief, by: peer, now: now) } == expected)
        }
        #expect(region.refusal { try region.revoke(.responsableStructure, of: chief, by: peer) } == expected)
        #expect(region.refusal { try region.revoke(.responsableStructure, of: chief, by: region.guichet) } == nil)
    }

    @Test("gives no power over rights to who replaces a responsable de structure")
    func replacement() throws {
        let mate = try region.member("Collegue", .referentDisponibilite)
        let lent = Habilitation(
            .responsableStructure, sur: .organisations([region.site]), remplace: Identifiant(rawValue: 1))
        #expect(
            region.refusal {
                try region.habilitations.grant(
                    region.demande(.porteurOffre), to: mate, by: Region.actor(70, lent), now: region.now)
            } == "interdit")
    }

    @Test("lends a right to a colleague for a time, and to nobody else")
    func lent() throws {
        let holder = try region.member("Absente", .porteurOffre)
        let mate = try region.member("Remplacant", .referentDisponibilite)
        _ = try region.comptes.create(
            prenom: "A", nom: "Etranger", courriel: "etranger@exemple.fr", region: "84", by: region.guichet,
            now: region.now)
        let acteur = try region.actor(holder)
        func lend(_ courriel: String, _ debut: String, _ fin: String, rank: Int = 0) -> String? {
            region.refusal {
                try region.habilitations.lend(
                    rank: rank, to: courriel, debut: debut, fin: fin, by: acteur, now: region.now)
            }
        }
        #expect(lend("etranger@exemple.fr", "01/12/2026", "31/12/2026") == "courriel")
        #expect(lend("absente@exemple.fr", "01/12/2026", "31/12/2026") == "courriel")
        #expect(lend("remplacant@exemple.fr", "", "") == "debut fin")
        #expect(lend("remplacant@exemple.fr", "01/12/2026", "01/01/2029") == "fin")
        #expect(lend("remplacant@exemple.fr", "01/12/2026", "31/12/2026", rank: 3) == "introuvable")
        #expect(lend(" Remplacant@EXEMPLE.fr ", "01/12/2026", "31/12/2026") == nil)
        let right = try #require(try region.compte(mate)?.habilitations.last)
        #expect(right.profil == .porteurOffre && right.remplace == holder && right.fin?.iso8601 == "2026-12-31")
        #expect(!right.isValid(le: region.now.heureDeParis.jour))
        #expect(try region.compte(holder)?.habilitations.count == 1)
        let chief = try region.member("Chef")
        #expect(try region.compte(mate)?.habilitations.count == 2)
        try region.revoke(.porteurOffre, of: holder, by: region.actor(chief))
        #expect(try region.compte(mate)?.habilitations.map(\.profil) == [.referentDisponibilite])
        let after = try region.habilitations.lendable(by: region.actor(mate), now: region.now)
        #expect(after.map(\.habilitation.profil) == [.referentDisponibilite])
    }

    @Test("lends no right beyond its own last day")
    func lentBeyond() throws {
        let holder = try region.member("Absente", .porteurOffre)
        _ = try region.member("Remplacant", .referentDisponibilite)
        try region.habilitations.grant(
            region.demande(.responsableDisponibilite, fin: "15/12/2026"), to: holder, by: region.guichet,
            now: region.now)
        let acteur = try region.actor(holder)
        for (fin, refusal) in [("16/12/2026", "fin"), ("15/12/2026", nil)] {
            let found = region.refusal {
                try region.habilitations.lend(
                    rank: 1, to: "remplacant@exemple.fr", debut: "01/12/2026", fin: fin, by: acteur, now: region.now)
            }
            #expect(found == refusal)
        }
    }
}

import Domain
import TestSupport
import Testing
import UseCases

@Suite struct GererComptesTests {
    private let region: Region

    init() throws { region = try Region() }

    @Test("opens an account that signs in by its e-mail, tells the person, and is found by its name or its address")
    func opened() throws {
        let id = try region.member("Martineau")
        let compte = try #require(try region.compte(id))
        #expect(compte.courriel == "martineau@exemple.fr" && compte.courrielConfirme != nil && compte.regions == ["84"])
        let means = try region.test.store.read { try $0.moyen(courriel: "martineau@exemple.fr")?.value.compte }
        #expect(means == id)
        for text in ["martin", "MARTINEAU C", "camille", "Martineau@ex", ""] {
            #expect(try region.comptes.search(text, by: region.guichet, now: region.now).map(\.id) == [id], "\(text)")
        }
        #expect(try region.comptes.search("artineau", by: region.guichet, now: region.now).isEmpty)
    }

    @Test(
        "refuses what is no name or address, an MSSanté mailbox, the address of another account",
        arguments: [
            ("", "x", "a@exemple.fr", "prenom"), ("x", " ", "a@exemple.fr", "nom"),
            ("x", "y", "nulle part", "courriel"),
            ("x", "y", "", "courriel"), ("x", "y", "a@medecin.mssante.fr", "courriel"),
            ("x", "y", "pris@exemple.fr", "courriel"),
            ("x\u{202E}", "y", "a@exemple.fr", "prenom"), ("x", "y", "a@exemple.fr\r\nBcc: b@exemple.fr", "courriel"),
        ])
    func refused(prenom: String, nom: String, courriel: String, attribut: String) throws {
        _ = try region.member("Pris")
        let refusal = region.refusal {
            try region.comptes.create(
                prenom: prenom, nom: nom, courriel: courriel, region: nil, by: region.guichet, now: region.now)
        }
        #expect(refusal == attribut)
    }

    @Test("shows a desk its region, an establishment its people, an administrator everybody, others nothing")
    func seen() throws {
        let chief = try region.member("Chef")
        let other = try region.comptes.create(
            prenom: "X", nom: "Ailleurs", courriel: "ailleurs@exemple.fr", region: "11", by: region.administration,
            now: region.now
        ).id
        func seen(_ acteur: Acteur) throws -> [Identifiant] {
            try region.comptes.search("", by: acteur, now: region.now).map(\.id)
        }
        #expect(try seen(region.guichet) == [chief])
        #expect(try seen(region.administration) == [other, chief])
        #expect(try seen(region.actor(chief)) == [chief])
        #expect(
            region.refusal { _ = try region.comptes.find(other, by: region.guichet, now: region.now) } == "introuvable")
        let referent = Region.actor(5, Habilitation(.referentDisponibilite, sur: .organisations([region.site])))
        #expect(region.refusal { _ = try seen(referent) } == "interdit")
        #expect(region.refusal { _ = try seen(Region.actor(6)) } == "interdit")
        let chiefElsewhere = Region.actor(
            7, Habilitation(.responsableStructure, sur: .organisations([region.ailleurs])))
        #expect(try seen(chiefElsewhere).isEmpty)
        #expect(
            region.refusal { try region.comptes.close(chief, by: chiefElsewhere, now: region.now) } == "introuvable")
    }

    @Test("lets nobody open an account out of their own region, nor a responsable de structure open any")
    func regions() throws {
        func open(_ acteur: Acteur, _ code: String?) -> String? {
            region.refusal {
                try region.comptes.create(
                    prenom: "A", nom: "B", courriel: "ab@exemple.fr", region: code, by: acteur, now: region.now)
            }
        }
        let chief = Region.actor(7, Habilitation(.responsableStructure, sur: .organisations([region.site])))
        #expect(open(chief, nil) == "region")
        let two = Region.actor(
            8, Habilitation(.support, sur: .region("84")), Habilitation(.support, sur: .region("11")))
        #expect(open(two, nil) == "region" && open(two, "24") == "region")
        #expect(open(two, "11") == nil)
    }

    @Test("closes an account for good: no right is left, and nobody signs in")
    func closed() throws {
        let id = try region.member("Parti", .porteurOffre)
        try region.comptes.close(id, by: region.guichet, now: region.now)
        let compte = try #require(try region.compte(id))
        #expect(compte.fermeture != nil && compte.habilitations.isEmpty)
        #expect(
            region.refusal {
                try region.habilitations.grant(
                    region.demande(.porteurOffre), to: id, by: region.guichet, now: region.now)
            } == "introuvable")
    }
}

import Domain
import Testing

@Suite struct CourrierTests {
    static let modeles: [ModeleCourrier] = [
        .compteExistant,
        .motDePasseOublie(lien: "https://ror.example/m?jeton=a"), .motDePasseModifie,
        .confirmationCourriel(lien: "https://ror.example/c?jeton=a"), .courrielRemplace,
        .compteCree(lien: "https://ror.example/mot-de-passe-oublie"), .demandeCompteRecue(reference: "D-1"),
        .demandeCompteAFaire(reference: "D-1"), .demandeCompteRefusee(motif: "Incomplète."),
        .habilitationDonnee(profil: "Support", perimetre: "Bretagne", debut: nil, fin: JourCivil(rang: 20_000)),
        .habilitationRetiree(profil: "Support", perimetre: "Bretagne"), .secondFacteurActive, .secondFacteurDesactive,
        .carteRattachee, .anomalieCorrigee(element: "Adresse", offre: "Cabinet"),
        .offreAVerifier(offres: ["Cabinet"]), .brouillonBientotSupprime(offres: ["Cabinet"], date: JourCivil(rang: 1)),
        .rappelAnnuel(offres: ["Cabinet"], mois: 11),
    ]

    @Test(
        "one recipient only, on one line",
        arguments: [
            "a@exemple.fr\r\nBcc: b@exemple.fr", "a@exemple.fr\n", "a@exemple.fr,b@exemple.fr",
            "a@exemple.fr b@exemple.fr",
            "a@exemple.fr\u{0}", "<a@exemple.fr>", "A <a@exemple.fr>", "a@exemple.fr;b@exemple.fr", "a@b@exemple.fr",
            "a@exemple.fr>", "é@exemple.fr", "", "a@medecin.mssante.fr",
        ])
    func recipients(address: String) {
        // Spaces around an address are those of a paste: the address is kept without them.
        let kept = try? Courrier(destinataire: address, modele: .motDePasseModifie)
        #expect(kept == nil || kept?.destinataire == "a@exemple.fr" && address == "a@exemple.fr\n")
    }

    @Test("the address is kept as it is compared")
    func normal() throws {
        let kept = try Courrier(destinataire: " Aline@EXEMPLE.fr ", modele: .motDePasseModifie)
        #expect(kept.destinataire == "Aline@exemple.fr")
    }

    @Test("only messages that hold a link to act with are secret, and these live no longer than the link")
    func secrets() {
        #expect(Self.modeles.filter(\.estSecret).map(\.nom) == ["motDePasseOublie", "confirmationCourriel"])
        for modele in Self.modeles {
            #expect(modele.validite == (modele.estSecret ? 3600 : 172_800))
        }
    }

    @Test("each message has a subject on one line and says something", arguments: modeles)
    func texts(modele: ModeleCourrier) {
        let text = modele.texte(portail: "https://ror.example")
        #expect(!text.objet.isEmpty && text.objet.count <= 78 && !text.objet.contains { $0.isNewline })
        #expect(text.blocs.count >= 2)
    }
}

import Domain
import Testing

@Suite struct BoiteLettreMSSTests {
    private static let operateurs = DomainesMSSante(["medical.exemple.org", "mssante.ch-x.fr"])

    @Test(
        "recognises mailboxes by their domain",
        arguments: [
            "a@mssante.fr", "a@medecin.mssante.fr", "a@CH-X.Formation.MSSANTE.FR", "a@mssante.ch-x.fr",
            "a@mss.exemple.fr",
            "a@mssante-ch.fr", "a@ch-mssante.fr", "a@x.ch-mssante.org",
        ])
    func recognises(_ address: String) {
        #expect(BoiteLettreMSS.recognizes(address))
    }

    @Test(
        "leaves ordinary addresses alone",
        arguments: [
            "a@exemple.fr", "mssante@exemple.fr", "a@notmssante.fr", "a@mssantex.fr", "a@messante.fr", "a@mss-x.fr", "",
            "mssante.fr", "a@medical.exemple.org",
        ])
    func ordinary(_ address: String) {
        #expect(!BoiteLettreMSS.recognizes(address))
    }

    @Test(
        "knows the domains of operators once an extraction was imported, whatever their case",
        arguments: [
            ("a@medical.exemple.org", true), ("a@Medical.Exemple.ORG", true), ("a@x.medical.exemple.org", false),
            ("a@exemple.org", false), ("medical.exemple.org@exemple.fr", false),
        ])
    func operators(address: String, isKnown: Bool) {
        BoiteLettreMSS.$operateurs.withValue(Self.operateurs) {
            #expect(BoiteLettreMSS.recognizes(address) == isKnown)
            #expect(BoiteLettreMSS.isCertain(address) == isKnown)
        }
        #expect(!BoiteLettreMSS.recognizes(address))
    }

    @Test(
        "a word in the domain refuses an address as an e-mail, and makes it a mailbox only while no extraction is known",
        arguments: ["a@mss.exemple.fr", "a@mssante-ch.fr"])
    func word(address: String) {
        #expect(BoiteLettreMSS.isCertain(address))
        BoiteLettreMSS.$operateurs.withValue(Self.operateurs) {
            #expect(!BoiteLettreMSS.isCertain(address) && BoiteLettreMSS.recognizes(address))
            #expect(BoiteLettreMSS.isCertain("a@mssante.ch-x.fr") && BoiteLettreMSS.isCertain("a@pro.mssante.fr"))
        }
    }

    @Test("an MSSanté contact must be one for sure, an ordinary one must not look like one")
    func contacts() {
        BoiteLettreMSS.$operateurs.withValue(Self.operateurs) {
            let cases: [(CanalContact, String, Regle?)] = [
                (.mssante, "a@medical.exemple.org", nil), (.mssante, "a@pro.mssante.fr", nil),
                (.mssante, "a@mss.exemple.fr", .adresseMSSante), (.mssante, "a@exemple.fr", .adresseMSSante),
                (.courriel, "a@medical.exemple.org", .courrielHorsMSSante),
                (.courriel, "a@mss.exemple.fr", .courrielHorsMSSante), (.courriel, "a@exemple.fr", nil),
            ]
            for (canal, address, rule) in cases {
                let contacts = ContactsOffre(
                    patients: [ContactSaisi(canal: .telephoneFixe, adresse: "0199001234")],
                    professionnels: [ContactSaisi(canal: canal, adresse: address)])
                #expect(contacts.verifiee().erreurs.first?.regle == rule, "\(canal) \(address)")
            }
        }
    }

    @Test("the domain of an operator is told in small letters, none for what is no address or ends in mssante.fr")
    func domains() {
        #expect(BoiteLettreMSS.operateur(" a@Medical.Exemple.ORG ") == "medical.exemple.org")
        for text in ["a@pro.mssante.fr", "a@mssante.fr", "medical.exemple.org", "a@", "", "a@b"] {
            #expect(BoiteLettreMSS.operateur(text) == nil, "\(text)")
        }
    }
}

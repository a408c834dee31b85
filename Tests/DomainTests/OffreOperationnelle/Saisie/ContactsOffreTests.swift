import Domain
import TestSupport
import Testing

@Suite struct ContactsOffreTests {
    private static let phone = ContactSaisi(canal: .telephoneFixe, adresse: "0199001234")

    @Test("asks for at least one contact for patients, empty ones not counted")
    func atLeastOne() {
        let expected = [ValidationIssue("contacts.patients", .auMoinsUn)]
        #expect(ContactsOffre().verifiee().erreurs == expected)
        let empty = ContactSaisi(canal: .courriel, adresse: " ")
        #expect(ContactsOffre(patients: [empty], professionnels: [Self.phone]).verifiee().erreurs == expected)
    }

    @Test("takes at most 20 contacts of each kind")
    func atMost() {
        let twenty = Array(repeating: Self.phone, count: 20)
        #expect(ContactsOffre(patients: twenty, professionnels: twenty).verifiee().erreurs.isEmpty)
        #expect(
            ContactsOffre(patients: twenty + [Self.phone], professionnels: twenty + [Self.phone]).verifiee().erreurs
                == [
                    ValidationIssue("contacts.patients", .auPlus(20)),
                    ValidationIssue("contacts.professionnels", .auPlus(20)),
                ])
    }

    @Test(
        "tells the rule that each channel breaks",
        arguments: [
            (CanalContact.telephoneFixe, "15", Regle.telephone), (.telephoneMobile, "06 12", .telephone),
            (.telecopie, "fax", .telephone), (.courriel, "aline", .courriel),
            (.siteWeb, "ftp://exemple.fr", .adresseWeb),
            (.mssante, "aline@exemple.fr", .adresseMSSante), (.mssante, "aline", .adresseMSSante),
        ])
    func rules(_ canal: CanalContact, _ typed: String, _ rule: Regle) {
        let contacts = ContactsOffre(patients: [Self.phone, ContactSaisi(canal: canal, adresse: typed)])
        #expect(contacts.verifiee().erreurs == [ValidationIssue("contacts.patients.1.adresse", rule)])
        #expect(contacts.verifiee().valeur.patients[1].adresse == typed)
    }

    @Test(
        "makes each channel regular",
        arguments: [
            (CanalContact.telephoneFixe, "+33 1 99 00 12 34", "0199001234"),
            (.telecopie, "01.99.00.12.34", "0199001234"),
            (.courriel, " Aline@EXEMPLE.fr", "Aline@exemple.fr"), (.siteWeb, "exemple.fr", "https://exemple.fr"),
            (.mssante, "aline@Medecin.mssante.fr", "aline@medecin.mssante.fr"),
        ])
    func regular(_ canal: CanalContact, _ typed: String, _ regular: String) {
        let checked = ContactsOffre(patients: [ContactSaisi(canal: canal, adresse: typed)]).verifiee()
        #expect(checked.erreurs.isEmpty)
        #expect(checked.valeur.patients.map(\.adresse) == [regular])
    }

    @Test("asks for the address of a contact that has a note only, and limits notes to 100 characters")
    func notes() {
        let noted = ContactSaisi(canal: .telephoneFixe, note: "le matin")
        var long = Self.phone
        long.note = String(repeating: "x", count: 101)
        #expect(
            ContactsOffre(patients: [Self.phone], professionnels: [noted, long]).verifiee().erreurs
                == [
                    ValidationIssue("contacts.professionnels.0.adresse", .obligatoire),
                    ValidationIssue("contacts.professionnels.1.note", .longueur(100)),
                ])
        long.note.removeLast()
        #expect(ContactsOffre(patients: [long]).verifiee().erreurs.isEmpty)
    }

    @Test("drops empty contacts, and tells issues at the place where they were typed")
    func places() {
        let empty = ContactSaisi(canal: .siteWeb)
        let wrong = ContactSaisi(canal: .courriel, adresse: "aline")
        let checked = ContactsOffre(patients: [empty, Self.phone, wrong]).verifiee()
        #expect(checked.erreurs == [ValidationIssue("contacts.patients.2.adresse", .courriel)])
        #expect(checked.valeur.patients == [Self.phone, wrong])
    }

    @Test("proposes the phones and the e-mail of the register, once each, what is no number left out")
    func proposal() {
        var situation = Exemples.situation()
        situation.telephone = "01 99 00 12 34"
        situation.telephone2 = "+33199001234"
        situation.telecopie = "0199001235"
        situation.adresseMail = "Cabinet@EXEMPLE.fr"
        var proposed = ContactsOffre(proposesPour: situation)
        #expect(proposed.patients == [Self.phone, ContactSaisi(canal: .courriel, adresse: "Cabinet@exemple.fr")])
        #expect(proposed.professionnels.isEmpty)
        situation.telephone = "secrétariat"
        situation.telephone2 = "06 39 98 12 34"
        situation.adresseMail = "aline@medecin.mssante.fr"
        proposed = ContactsOffre(proposesPour: situation)
        #expect(proposed.patients == [ContactSaisi(canal: .telephoneMobile, adresse: "0639981234")])
        #expect(proposed.professionnels == [ContactSaisi(canal: .mssante, adresse: "aline@medecin.mssante.fr")])
    }

    @Test("proposes the MSSanté mailboxes of the person to professionals, once each, those that a form would take")
    func mailboxes() {
        var situation = Exemples.situation()
        situation.adresseMail = "Aline@medecin.mssante.fr"
        let boxes = ["aline@medecin.mssante.fr", "aline@cpts.mssante.fr", "aline@operateur.exemple.fr"]
        let proposed = ContactsOffre(proposesPour: situation, boitesLettresMSS: boxes).professionnels
        #expect(proposed.map(\.adresse) == Array(boxes.prefix(2)))
        #expect(proposed.allSatisfy { $0.canal == .mssante })
    }
}

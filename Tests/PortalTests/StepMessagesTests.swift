import TestSupport
import Testing

/// What is typed in a step and the sentence that answers it, in the summary and beside the field.
@Suite struct StepMessagesTests {
    /// A field of a step with a value, among fields that are right.
    struct Typing: Sendable, CustomTestStringConvertible {
        let step: String
        let field: String
        let value: String
        /// The beginning of the sentence; `nil` when the value is right.
        let says: String?
        /// Where the sentence leads, when it is not the field itself.
        var target: String?

        init(_ step: String, _ field: String, _ value: String, _ says: String?, at target: String? = nil) {
            self.step = step
            self.field = field
            self.value = value
            self.says = says
            self.target = target
        }

        var testDescription: String { "\(field) = \(value.prefix(40))" }

        /// The form of the step with this value instead of the right one.
        var form: [(String, String)] {
            let right =
                switch step {
                case "2-offre": Typed.offre
                case "3-modalites": Typed.modalites
                case "4-contacts": Typed.contacts
                default: Typed.horaires
                }
            return right.filter { $0.0 != field } + [(field, value)]
        }
    }

    private static let phone = "Renseignez un numéro de téléphone à 10 chiffres"
    private static let ageWrong = "Renseignez un âge en années, par exemple 18"
    private static let hour = "Lundi\u{A0}: écrivez une heure, par exemple 9:00 ou 14h30"

    static let offre: [Typing] = [
        Typing("2-offre", "description.nomOffre", "", "Renseignez le nom de l’offre"),
        Typing("2-offre", "description.nomOffre", "…", "Renseignez le nom de l’offre"),
        Typing("2-offre", "description.nomOffre", String(repeating: "é", count: 1000), "Écrivez au plus "),
        Typing("2-offre", "description.nomOffre", "<script>alert(1)</script>", nil),
        Typing("2-offre", "description.filiere", "", nil),
        Typing("2-offre", "description.filiere", String(repeating: "f", count: 5000), "Écrivez au plus "),
        Typing("2-offre", "description.ageMin", "trois", ageWrong),
        Typing("2-offre", "description.ageMin", "-1", ageWrong),
        Typing("2-offre", "description.ageMin", "3,5", ageWrong),
        Typing("2-offre", "description.ageMin", "0", nil), Typing("2-offre", "description.ageMin", " 12 ", nil),
        Typing("2-offre", "description.ageMin", "", nil),
        Typing("2-offre", "description.ageMax", "999", ageWrong),
        Typing("2-offre", "description.ageMax", "3", nil), Typing("2-offre", "description.ageMax", "", nil),
        Typing("2-offre", "description.ageMax", "2", "L’âge maximal doit être supérieur ou égal à l’âge minimal"),
        Typing(
            "2-offre", "activites", "inconnue", "Choisissez une réponse dans la liste proposée",
            at: "description.activitesOperationnelles"),
        Typing(
            "2-offre", "actes", "inconnu", "Choisissez une réponse dans la liste proposée",
            at: "description.actesSpecifiques"),
        Typing(
            "2-offre", "competences", "inconnue", "Choisissez une réponse dans la liste proposée",
            at: "description.competencesSpecifiques"),
    ]

    static let others: [Typing] = [
        Typing(
            "3-modalites", "modalites.modalitesAccueil", "inconnue", "Choisissez une réponse dans la liste proposée"),
        Typing("3-modalites", "modalites.modalitesAccueil", "05", nil),
        Typing("3-modalites", "modalites.modalitesAccueil", "03", nil),
        Typing("4-contacts", "contacts.patients.0.adresse", "0199", phone),
        Typing("4-contacts", "contacts.patients.0.adresse", "01 99 00 12 3x", phone),
        Typing("4-contacts", "contacts.patients.0.adresse", "01.99.00.12.34", nil),
        Typing("4-contacts", "contacts.patients.0.adresse", "+33 1 99 00 12 34", nil),
        Typing(
            "4-contacts", "contacts.patients.0.adresse", "",
            "Renseignez le numéro ou l’adresse de ce contact, ou retirez-le"),
        Typing("4-contacts", "contacts.patients.0.note", String(repeating: "n", count: 5000), "Écrivez au plus "),
        Typing("4-contacts", "contacts.patients.0.note", "", nil),
        Typing("5-horaires", "horaires.07.1.0.debut", "9 heures", hour),
        Typing("5-horaires", "horaires.07.1.0.debut", "25:00", hour),
        Typing("5-horaires", "horaires.07.1.0.debut", "9:60", hour),
        Typing("5-horaires", "horaires.07.1.0.debut", "0900", nil),
        Typing("5-horaires", "horaires.07.1.0.debut", "9 h 30", nil),
        Typing(
            "5-horaires", "horaires.07.1.0.debut", "", "Lundi\u{A0}: renseignez le début et la fin du créneau"),
        Typing(
            "5-horaires", "horaires.07.1.0.fin", "8:00", "Lundi\u{A0}: la fin doit être après le début"),
        Typing(
            "5-horaires", "horaires.07.1.1.debut", "11:00",
            "Lundi\u{A0}: ce créneau commence avant la fin du précédent"),
    ]

    @Test("answers each value, keeps it on the page, and leads on when it is right", arguments: offre + others)
    func typed(_ typing: Typing) throws {
        let visitor = try Visitor()
        try visitor.enterWithOffers()
        let status = try visitor.fill(typing.step, typing.form)
        let document = HTMLDocument(visitor.page)
        guard let says = typing.says else {
            #expect(status == 200 && !visitor.path.hasSuffix(typing.step), "\(document.errors)")
            return
        }
        #expect(status == 422)
        let target = typing.target ?? typing.field
        let sentence = document.elements.first { $0.name == "a" && $0["href"] == "#" + target }?.text
        #expect(sentence?.hasPrefix(says) == true, "\(document.errors)")
        let field = document.elements.first { $0["id"] == target }
        #expect(field != nil)
        let beside = document.elements.first { $0["id"] == target + "-erreur" }?.text
        #expect(beside == sentence)
        if field?.name == "input" { #expect(field?["value"] == HTMLDocument.escaped(typing.value)) }
    }

    /// Each kind of contact with values that it takes and refuses.
    static let kinds: [(canal: String, list: String, right: [String], wrong: [String])] = [
        ("2", "patients", ["0199001234"], ["aline@exemple.fr", "112233"]),
        ("1", "professionnels", ["06 39 98 12 34"], ["https://exemple.fr"]),
        ("3", "patients", ["cabinet@exemple.fr"], ["cabinet", "a@b", "aline@medecin.mssante.fr"]),
        ("4", "patients", ["https://www.exemple.fr"], ["javascript:alert(1)", "exemple", "ftp://exemple.fr"]),
        ("6", "professionnels", ["0199001235"], ["fax"]),
        ("mss", "professionnels", ["aline.exemple@medecin.mssante.fr"], ["aline@exemple.fr"]),
    ]

    @Test("takes each kind of contact in its own form only", arguments: kinds.map(\.canal))
    func contacts(canal: String) throws {
        let kind = try #require(Self.kinds.first { $0.canal == canal })
        for (values, status) in [(kind.right, 200), (kind.wrong, 422)] {
            for value in values {
                let visitor = try Visitor()
                try visitor.enterWithOffers()
                let mine = Typed.contact(kind.list, kind.list == "patients" ? 1 : 0, canal, value)
                #expect(try visitor.fill("4-contacts", Typed.contacts + mine) == status, "\(value)")
                #expect(visitor.page.contains("aria-invalid=\"true\"") == (status == 422), "\(value)")
            }
        }
    }
}

extension HTMLDocument {
    /// The sentences of the summary.
    var errors: [String] {
        elements.filter { $0.name == "a" && $0["href"]?.hasPrefix("#") == true }.map(\.text)
    }

    /// A text as attributes write it.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}

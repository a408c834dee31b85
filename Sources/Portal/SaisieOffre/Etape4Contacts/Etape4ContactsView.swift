import Domain
import HTML

enum Etape4ContactsView {
    @Sendable static func html(_ model: EtapeModel) -> HTML {
        let patients = model.saisie.contacts.patients
        return """
            <input type="hidden" name="etape" value="contacts">
            \(section(
                "contacts.patients", "Contacts pour les patients *", patients.isEmpty ? [ContactSaisi(canal: .telephoneFixe)] : patients,
                canaux: [.telephoneFixe, .telephoneMobile, .courriel, .siteWeb, .telecopie], model))
            \(section(
                "contacts.professionnels", "Contacts pour les professionnels", model.saisie.contacts.professionnels,
                canaux: CanalContact.allCases, model))
            <p><button class="fr-btn fr-btn--tertiary" type="submit" name="action" value="reprendre-patients">\
            Utiliser les mêmes contacts pour les professionnels</button></p>
            """
    }

    private static func section(
        _ id: String, _ title: String, _ contacts: [ContactSaisi], canaux: [CanalContact], _ model: EtapeModel
    ) -> HTML {
        let kept = contacts.filter { !$0.estVide }.count
        return """
            <section aria-labelledby="\(id)-titre" id="\(id)" tabindex="-1" class="fr-mb-4w">
            <h2 class="fr-h3" id="\(id)-titre">\(title) <span class="fr-text--sm">(\(kept) sur \(ContactsOffre.auPlus))</span></h2>
            \(Champ.erreur(model.message(id), id: id))
            \(contacts.enumerated().html { contact($1, "\(id).\($0)", rank: $0, canaux: canaux, model) })
            \(contacts.count < ContactsOffre.auPlus ? addButton(id) : nil)
            </section>
            """
    }

    private static func addButton(_ id: String) -> HTML {
        """
        <button class="fr-btn fr-btn--secondary" type="submit" name="action" value="ajouter-contact:\(id)">Ajouter un contact\
        <span class="fr-sr-only"> \(id.hasSuffix("patients") ? "pour les patients" : "pour les professionnels")</span></button>
        """
    }

    private static func contact(
        _ contact: ContactSaisi, _ place: String, rank: Int, canaux: [CanalContact], _ model: EtapeModel
    ) -> HTML {
        let value = Champ(
            id: place + ".adresse", libelle: "Numéro ou adresse",
            valeur: contact.canal.estTelephonique ? NumeroTelephone.display(contact.adresse) : contact.adresse,
            erreur: model.message(place + ".adresse"), obligatoire: true)
        let note = Champ(
            id: place + ".note", libelle: "Précision", aide: "Facultatif. Exemple\u{A0}: secrétariat, le matin.",
            valeur: contact.note, erreur: model.message(place + ".note"))
        return """
            <fieldset class="ror-bloc ror-contact"><legend class="fr-h6">Contact \(rank + 1)</legend>
            <div class="ror-contact-champs">
            <div class="fr-select-group"><label class="fr-label" for="\(place).canal">Type *</label>
            <select class="fr-select" id="\(place).canal" name="\(place).canal">
            \(canaux.html { """
                <option value="\($0.rawValue)"\(" selected", when: $0 == contact.canal)>\($0.libelle)</option>
                """ })</select></div>
            \(value.html)\(note.html)</div>
            <button class="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" type="submit" name="action"
            value="retirer-contact:\(place)">Retirer<span class="fr-sr-only"> le contact \(rank + 1)</span></button>
            </fieldset>
            """
    }
}

extension CanalContact {
    /// The French name of the kind of contact.
    var libelle: String {
        switch self {
        case .telephoneFixe: "Téléphone fixe"
        case .telephoneMobile: "Téléphone mobile"
        case .courriel: "Adresse électronique"
        case .siteWeb: "Site internet"
        case .telecopie: "Télécopie"
        case .mssante: "Messagerie sécurisée MSSanté"
        }
    }

    /// Whether it is a number of the phone network.
    var estTelephonique: Bool {
        switch self {
        case .telephoneFixe, .telephoneMobile, .telecopie: true
        case .courriel, .siteWeb, .mssante: false
        }
    }
}

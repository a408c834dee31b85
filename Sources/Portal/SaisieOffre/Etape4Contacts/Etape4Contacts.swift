import Domain

/// Step 4: how patients and professionals reach the offer.
enum Etape4Contacts {
    static let page = EtapePage(
        etape: .contacts, titre: "Renseignez vos contacts", nom: "Contacts",
        important:
            "Au moins un contact à destination des patients est nécessaire\u{A0}: il sera visible sur les sites grand "
            + "public. Les contacts des professionnels sont d’accès restreint.",
        read: read, act: act, lignes: lignes, contenu: Etape4ContactsView.html)

    /// The two lists of contacts, by the beginning of their fields.
    static var listes: [(chemin: String, contacts: WritableKeyPath<ContactsOffre, [ContactSaisi]>)] {
        [("contacts.patients", \.patients), ("contacts.professionnels", \.professionnels)]
    }

    /// The fields of the form as typed values; blocks left empty at the end are dropped, so that buttons find the others at their
    /// ranks.
    @Sendable static func read(_ form: FormulaireRecu) -> Saisie? {
        guard form["etape"] == "contacts" else { return nil }
        var saisie = Saisie()
        for list in listes {
            var contacts = (0..<rangs).compactMap { rank -> ContactSaisi? in
                let place = "\(list.chemin).\(rank)"
                guard let canal = form[place + ".canal"] else { return nil }
                return ContactSaisi(
                    canal: CanalContact(rawValue: canal) ?? .telephoneFixe, adresse: form[place + ".adresse"] ?? "",
                    note: form[place + ".note"] ?? "")
            }
            while contacts.last?.estVide == true { contacts.removeLast() }
            saisie.contacts[keyPath: list.contacts] = contacts
        }
        return saisie
    }

    /// The ranks that are read: as many as the page shows at most, once the contacts of patients were taken for professionals too.
    static let rangs = 2 * ContactsOffre.auPlus

    /// What the recap tells of the step.
    @Sendable static func lignes(_ model: EtapeModel) -> [(String, String)] {
        let typed = model.saisie.contacts
        let rows = { (contacts: [ContactSaisi], who: String) in
            contacts.filter { !$0.estVide }.map { contact in
                let value = contact.canal.estTelephonique ? NumeroTelephone.display(contact.adresse) : contact.adresse
                return ("\(contact.canal.libelle), \(who)", value + (contact.note.isEmpty ? "" : " (\(contact.note))"))
            }
        }
        let all = rows(typed.patients, "patients") + rows(typed.professionnels, "professionnels")
        return all.isEmpty ? [("Contacts", "Non renseigné")] : all
    }

    @Sendable static func act(_ action: EtapePage.Action, _ saisie: inout Saisie) -> String {
        if action.verbe == "reprendre-patients" {
            let known = Set(saisie.contacts.professionnels.map(\.adresse))
            let taken = saisie.contacts.patients.filter { !known.contains($0.adresse) }
            saisie.contacts.professionnels += taken.prefix(max(0, rangs - saisie.contacts.professionnels.count))
            return "contacts.professionnels"
        }
        for list in listes where action.objet.hasPrefix(list.chemin) {
            switch action.verbe {
            case "ajouter-contact" where saisie.contacts[keyPath: list.contacts].count < ContactsOffre.auPlus:
                saisie.contacts[keyPath: list.contacts].append(ContactSaisi(canal: .telephoneFixe))
            case "retirer-contact":
                let rank = Int(action.objet.dropFirst(list.chemin.count + 1)) ?? -1
                if saisie.contacts[keyPath: list.contacts].indices.contains(rank) {
                    saisie.contacts[keyPath: list.contacts].remove(at: rank)
                }
            default: break
            }
            return list.chemin
        }
        return ""
    }
}

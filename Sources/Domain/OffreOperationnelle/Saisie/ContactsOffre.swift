/// Step 4: how patients and professionals reach the offer.
public struct ContactsOffre: Sendable, Equatable, Codable {
    /// For patients, of free access: one at least, 20 at most.
    public var patients: [ContactSaisi]
    /// For professionals, of restricted access: 20 at most.
    public var professionnels: [ContactSaisi]

    /// Contacts.
    public init(patients: [ContactSaisi] = [], professionnels: [ContactSaisi] = []) {
        self.patients = patients
        self.professionnels = professionnels
    }

    /// The phones and the e-mail that RPPS gives for the place, as patient contacts; an MSSanté address goes to
    /// professionals, after the mailboxes that the person has in the MSSanté register.
    public init(proposesPour situation: SituationOperationnelle, boitesLettresMSS: [String] = []) {
        let phones = [situation.telephone, situation.telephone2].compactMap { $0 }.compactMap(NumeroTelephone.normalise)
        var seen: Set<String> = []
        patients = phones.filter { seen.insert($0).inserted }.map { number in
            ContactSaisi(
                canal: NumeroTelephone.estMobile(number) ? .telephoneMobile : .telephoneFixe, adresse: number)
        }
        professionnels = boitesLettresMSS.filter(BoiteLettreMSS.isCertain).prefix(Self.auPlus - 1).map {
            ContactSaisi(canal: .mssante, adresse: $0)
        }
        guard let mail = situation.adresseMail.flatMap(Courriel.normalise) else { return }
        if BoiteLettreMSS.isCertain(mail) {
            let isThere = professionnels.contains { $0.adresse.lowercased() == mail.lowercased() }
            if !isThere { professionnels.append(ContactSaisi(canal: .mssante, adresse: mail)) }
        } else if !BoiteLettreMSS.recognizes(mail) {
            patients.append(ContactSaisi(canal: .courriel, adresse: mail))
        }
    }

    /// The most contacts of each kind. Source: ANS step-by-step sheets.
    public static let auPlus = 20

    /// The contacts made regular without empty ones, and what is to be corrected (`contacts.patients.<rang>.<attribut>`).
    public func verifiee() -> Verification<ContactsOffre> {
        let public_ = Self.verifiee(patients, chemin: "contacts.patients")
        let restricted = Self.verifiee(professionnels, chemin: "contacts.professionnels")
        var issues = public_.erreurs + restricted.erreurs
        if public_.valeur.isEmpty { issues.insert(ValidationIssue("contacts.patients", .auMoinsUn), at: 0) }
        return Verification(
            ContactsOffre(patients: public_.valeur, professionnels: restricted.valeur), erreurs: issues)
    }

    private static func verifiee(_ contacts: [ContactSaisi], chemin: String) -> Verification<[ContactSaisi]> {
        let results = contacts.enumerated().filter { !$0.element.estVide }.map { rank, contact in
            contact.verifie(chemin: "\(chemin).\(rank)")
        }
        let many = results.count > auPlus ? [ValidationIssue(chemin, .auPlus(auPlus))] : []
        return Verification(results.map(\.valeur), erreurs: many + results.flatMap(\.erreurs))
    }
}

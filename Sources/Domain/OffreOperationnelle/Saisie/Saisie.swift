/// What a professional types about an offer, step by step.
///
/// It lives in forms and drafts only. Text fields hold what was typed; `verifiee` of each part makes them regular and tells what is to
/// be corrected; `decrite` makes of the whole what is published, or tells everything that is to be corrected.
public struct Saisie: Sendable, Equatable, Codable {
    /// Step 2.
    public var description: DescriptionOffre
    /// Step 3.
    public var modalites: ModalitesIntervention
    /// Step 4.
    public var contacts: ContactsOffre
    /// Step 5.
    public var horaires: HorairesOffre

    /// Typed values; nothing where none are given.
    public init(
        description: DescriptionOffre = DescriptionOffre(), modalites: ModalitesIntervention = ModalitesIntervention(),
        contacts: ContactsOffre = ContactsOffre(), horaires: HorairesOffre = HorairesOffre()
    ) {
        self.description = description
        self.modalites = modalites
        self.contacts = contacts
        self.horaires = horaires
    }

    /// What the registers let us propose before anything is typed: the usual activities, the phone and the e-mail of the
    /// place as first patient contacts, consultation at the place.
    public init(
        proposeePour exercice: ExerciceProfessionnel, situation: SituationOperationnelle, nomOffre: String,
        boitesLettresMSS: [String] = []
    ) {
        let activities = ProfessionLiberale(rawValue: situation.profession)?
            .activitesProposees(savoirFaire: exercice.savoirFaire)
        description = DescriptionOffre(nomOffre: nomOffre, activitesOperationnelles: activities ?? [])
        modalites = ModalitesIntervention(modalitesAccueil: [ModalitesIntervention.enPresentiel])
        contacts = ContactsOffre(proposesPour: situation, boitesLettresMSS: boitesLettresMSS)
        horaires = HorairesOffre()
    }

    /// The typed values made regular, and everything that is to be corrected in a step (nothing for steps 1 and 6).
    ///
    /// `publiee` is what is published: its codes are taken even when the national tables retired them since.
    public func verifiee(_ etape: Etape, publiee: Saisie? = nil) -> Verification<Saisie> {
        var result = self
        switch etape {
        case .repertoires, .recapitulatif: return Verification(self, erreurs: [])
        case .offre:
            return replace(
                description.verifiee(publiee: publiee?.description), at: \.description, in: &result)
        case .modalites:
            return replace(modalites.verifiee(publiee: publiee?.modalites), at: \.modalites, in: &result)
        case .contacts: return replace(contacts.verifiee(), at: \.contacts, in: &result)
        case .horaires: return replace(horaires.verifiee(), at: \.horaires, in: &result)
        }
    }

    private func replace<Part>(
        _ part: Verification<Part>, at path: WritableKeyPath<Saisie, Part>, in result: inout Saisie
    ) -> Verification<Saisie> {
        result[keyPath: path] = part.valeur
        return Verification(result, erreurs: part.erreurs)
    }

    /// Takes the part that a step asks for from other typed values.
    public mutating func take(_ etape: Etape, de other: Saisie) {
        switch etape {
        case .repertoires, .recapitulatif: return
        case .offre: description = other.description
        case .modalites: modalites = other.modalites
        case .contacts: contacts = other.contacts
        case .horaires: horaires = other.horaires
        }
    }

    /// The bytes of everything that was typed, each value with what keeps it apart from the others.
    public var octets: Int {
        let codes =
            description.activitesOperationnelles + description.actesSpecifiques
            + description.competencesSpecifiques + modalites.modalitesAccueil
        let texts = [
            description.nomOffre, description.ageMin, description.ageMax, description.filiere,
            description.teleExpertise,
        ]
        let contacts = contacts.patients + contacts.professionnels
        let slots = TypeHoraire.allCases.flatMap { horaires[$0].jours.flatMap(\.self) }
        return Self.octets(codes + texts) + modalites.zoneIntervention.count * 8
            + Self.octets(contacts.flatMap { [$0.canal.rawValue, $0.adresse, $0.note] })
            + Self.octets(slots.flatMap { [$0.debut, $0.fin] })
    }

    private static func octets(_ texts: [String]) -> Int { texts.reduce(0) { $0 + $1.utf8.count + 3 } }

    /// Whether the part that a step asks for is the same in other typed values.
    func isEqual(_ other: Saisie, etape: Etape) -> Bool {
        switch etape {
        case .repertoires, .recapitulatif: true
        case .offre: description == other.description
        case .modalites: modalites == other.modalites
        case .contacts: contacts == other.contacts
        case .horaires: horaires == other.horaires
        }
    }

    /// The communes that a step names, to be looked up in the official table, with the attribute that holds them.
    public func communes(_ etape: Etape) -> (attribut: String, codes: [CodeCommune])? {
        guard etape == .modalites, modalites.visitesADomicile else { return nil }
        return ("modalites.zoneIntervention", modalites.zoneIntervention)
    }
}

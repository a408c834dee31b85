import Domain

/// The ordered list of the steps.
enum SaisieOffre {
    static let etapes: [EtapePage] = [
        Etape1Repertoires.page, Etape2Offre.page, Etape3Modalites.page, Etape4Contacts.page, Etape5Horaires.page,
        Etape6Recapitulatif.page,
    ]

    /// The page of a step.
    static func page(_ etape: Etape) -> EtapePage {
        etapes.first { $0.etape == etape } ?? Etape1Repertoires.page
    }
}

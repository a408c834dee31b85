import Domain

/// The pages of the steps.
enum SaisieOffre {
    /// The page of a step.
    static func page(_ etape: Etape) -> EtapePage {
        switch etape {
        case .repertoires: Etape1Repertoires.page
        case .offre: Etape2Offre.page
        case .modalites: Etape3Modalites.page
        case .contacts: Etape4Contacts.page
        case .horaires: Etape5Horaires.page
        case .recapitulatif: Etape6Recapitulatif.page
        }
    }

    /// The pages that complete an offer, in order.
    static func pages(_ parcours: Parcours) -> [EtapePage] { parcours.etapes.map(page) }
}

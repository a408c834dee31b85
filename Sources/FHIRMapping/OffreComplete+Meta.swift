public import Domain

extension OffreComplete {
    /// When the resource of the offer last changed: the offer, or its place, which tells whether there is a Location.
    public var dateMiseJourOffre: Instant { max(offre.dateMiseJour, structure.dateMiseJour) }

    /// When the resource of the situation last changed: as that of the offer, or the professional, whose name it has.
    public var dateMiseJourSituation: Instant {
        max(dateMiseJourOffre, professionnel?.dateMiseJour ?? dateMiseJourOffre)
    }

    /// The region of the identifier of the offer, where it was created.
    var regionSource: String? { offre.identifiantOffre.split(separator: "/").first.map(String.init) }
}

extension EntiteGeographique {
    /// Whether its address makes a Location: the commune is mandatory there (RG_EXP_002).
    var estLieuPubliable: Bool { fiche.adresse.communeCOG != nil }
}

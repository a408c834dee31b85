import Domain

extension OffreComplete {
    /// The region of the identifier of the offer, where it was created.
    var regionSource: String? { offre.region }
}

extension EntiteGeographique {
    /// Whether its address makes a Location: the commune is mandatory there (RG_EXP_002).
    var estLieuPubliable: Bool { fiche.adresse.communeCOG != nil }
}

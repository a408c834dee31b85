extension EntiteGeographique {
    /// An element of the place that a register owns.
    public enum Element: Sendable, Hashable, CaseIterable {
        case denominationEG, nomOperationnel, secteurActivite, identifiants, adresse
    }

    /// The register that is believed for an element, and its edition.
    ///
    /// FINESS is believed for what identifies a site (name, numbers, address); RPPS for the brand and the sector of activity,
    /// and for everything of a practice, which FINESS does not know. Source: ROR exposition model, owners of the data.
    public func provenance(_ element: Element) -> Provenance? {
        switch element {
        case .denominationEG, .identifiants, .adresse: finess?.provenance ?? rpps?.provenance
        case .nomOperationnel, .secteurActivite: rpps?.provenance ?? finess?.provenance
        }
    }

    /// The place as it is shown: each element from the register that is believed for it.
    public var fiche: FicheStructure {
        guard let site = finess?.valeur else { return rpps?.valeur ?? FicheStructure(cle: cle) }
        var fiche = rpps?.valeur ?? FicheStructure(cle: cle)
        fiche.denominationEG = site.denominationEG
        fiche.numFINESS = site.numFINESS
        fiche.numFINESSEJ = site.numFINESSEJ ?? fiche.numFINESSEJ
        fiche.numSIRET = site.numSIRET ?? fiche.numSIRET
        fiche.adresse = site.adresse
        return fiche
    }
}

extension FicheStructure {
    /// A place of which nothing is known but its key.
    init(cle: String) {
        self.init(cle: cle, denominationEG: cle, secteurActivite: "", adresse: Adresse())
    }
}

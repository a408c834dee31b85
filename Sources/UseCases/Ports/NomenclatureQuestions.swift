public import Domain

/// What is asked of the imported code tables.
public protocol NomenclatureQuestions {
    /// The imported releases, one per address.
    func nomenclatures() throws -> [Nomenclature.Edition]
}

/// What is stored of the imported code tables.
public protocol NomenclatureWriter {
    /// Replaces what is known of one address. `bilan` is the document of its revision.
    func replace(_ edition: Nomenclature.Edition, bilan: BilanNomenclature, by auteur: Auteur, now: Instant) throws
}

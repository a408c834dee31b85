public import Domain

/// Takes releases of the national code tables. Stored offers are not changed: a retired code stays readable.
public struct ImporterNOS: Sendable {
    /// A release of one address, as read.
    public struct Lecture: Sendable, Equatable {
        /// What the release says.
        public var edition: Nomenclature.Edition
        /// Whether the release lists every code of the address: those it does not list are then retired.
        public var estComplete: Bool

        /// A release.
        public init(_ edition: Nomenclature.Edition, estComplete: Bool) {
            self.edition = edition
            self.estComplete = estComplete
        }
    }

    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// Takes releases in one transaction, each on top of what is known of its address: the release imported before, else
    /// the table embedded in the program. A release that changes nothing is not stored again. With `dryRun` the counts are the same and nothing is stored.
    ///
    /// Throws `UseCaseError.invalide` when an address is of no table of the directory, or comes twice.
    public func callAsFunction(
        _ lectures: [Lecture], dryRun: Bool, now: Instant
    ) throws -> [BilanNomenclature] {
        let addresses = lectures.map(\.edition.adresse)
        guard Set(addresses).count == addresses.count,
            addresses.allSatisfy({ !JeuDeValeurs.connus(adresse: $0).isEmpty })
        else { throw UseCaseError(.invalide, "an address is unknown or comes twice") }
        if dryRun { return try store.read { try Self.fusions(lectures, in: $0).map(\.bilan) } }
        return try store.write { store in
            try Self.fusions(lectures, in: store).map { fusion in
                guard fusion.estNouvelle else { return fusion.bilan }
                let auteur = try Acteur.nomenclatures(fusion.edition.version).auteurDuRepertoire(le: now.jour)
                try store.replace(fusion.edition, bilan: fusion.bilan, by: auteur, now: now)
                return fusion.bilan
            }
        }
    }

    private static func fusions(_ lectures: [Lecture], in store: any StoreReader) throws -> [FusionNomenclature] {
        let known = Dictionary(try store.nomenclatures().map { ($0.adresse, $0) }) { first, _ in first }
        return lectures.map { lecture in
            let address = lecture.edition.adresse
            let embedded = JeuDeValeurs.connus(adresse: address).flatMap { $0.entreesEmbarquees(adresse: address) }
            return FusionNomenclature(lecture, sur: known[address], sinon: embedded)
        }
    }
}

public import Domain

/// Finds communes by what people type: the beginning of a name or of a postal code.
public struct RechercherCommunes: Sendable {
    /// A commune found, and the former name it was found by when it is one.
    public struct Resultat: Sendable, Equatable {
        /// The present commune.
        public var commune: Commune
        /// The name of the delegated or associated commune that was typed.
        public var ancienNom: String?
    }

    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// The present communes for a typed text, most populated first; former communes lead to the present one.
    public func callAsFunction(_ typed: String, limit: Int = 20) throws -> [Resultat] {
        let prefix = NomNormalise.forme(typed)
        guard !prefix.isEmpty else { return [] }
        return try store.read { store in
            let found = try store.communes(startingWith: prefix, limit: limit)
            let parents = try store.communes(found.filter { !$0.estActuelle }.compactMap(\.parent))
            var seen: Set<CodeCommune> = []
            return found.compactMap { commune -> Resultat? in
                if commune.estActuelle { return Resultat(commune: commune, ancienNom: nil) }
                guard let parent = parents.first(where: { $0.code == commune.parent }) else { return nil }
                return Resultat(commune: parent, ancienNom: commune.nom)
            }.filter { seen.insert($0.commune.code).inserted }
        }
    }

    /// The communes of these codes, by department then name; unknown codes are left out.
    public func communes(_ codes: [CodeCommune]) throws -> [Commune] {
        try store.read { try $0.communes(codes) }.sorted {
            ($0.departement, NomNormalise.forme($0.nom)) < ($1.departement, NomNormalise.forme($1.nom))
        }
    }

    /// The present communes of a department, by name.
    public func communes(departement: String) throws -> [Commune] {
        try store.read { try $0.communes(departement: departement) }
    }
}

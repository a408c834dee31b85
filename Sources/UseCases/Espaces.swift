public import Domain

/// An account as one session sees it: the rights are those of one space.
public struct CompteOuvert: Sendable, Equatable {
    /// The account, with the rights that hold at the moment in the space: none until one is chosen, when there are several.
    public let compte: Compte
    /// The spaces that the rights of the account open, in the order of `Espace`.
    public let espaces: [Espace]
    /// The space of the session; `nil` until one is chosen, when there are several, and when no right is left.
    public let espace: Espace?

    /// The view of a space on an account whose rights all hold.
    public init(_ compte: Compte, espace chosen: Espace?) {
        let open = Set(compte.habilitations.map(\.espace))
        let ordered = Espace.allCases.filter(open.contains)
        let current = chosen.flatMap { open.contains($0) ? $0 : nil } ?? (ordered.count == 1 ? ordered.first : nil)
        var seen = compte
        seen.habilitations = compte.habilitations.filter { $0.espace == current }
        self.compte = seen
        espaces = ordered
        espace = current
    }
}

/// A right with the names of what it is on, for a page.
public struct DroitAffiche: Sendable, Equatable {
    /// The right.
    public let habilitation: Habilitation
    /// What it is on, in French: `nombreAffiche` names at most, then how many others.
    public let noms: [String]

    /// Names of organisations that are shown.
    static let nombreAffiche = 50
}

extension TenirCompte {
    /// The account of a session, with the rights of its space.
    /// Throws `UseCaseError.interdit` when there is no account any more.
    public func compte(_ id: Identifiant, espace: Espace?, now: Instant) throws -> CompteOuvert {
        CompteOuvert(try compte(id, now: now), espace: espace)
    }

    /// The rights of an account with the names of what they are on.
    public func droits(_ compte: Compte) throws -> [DroitAffiche] {
        try store.read { store in
            try compte.habilitations.map {
                DroitAffiche(habilitation: $0, noms: try Self.noms($0.perimetre, in: store))
            }
        }
    }

    private static func noms(_ perimetre: Perimetre, in store: any StoreReader) throws -> [String] {
        switch perimetre {
        case .professionnel(let person): return ["Offres de \(person)"]
        case .profession(let code): return [Nomenclature.professionSante.libelle(code) ?? "Profession \(code)"]
        case .region(let code): return ["Région \(code)"]
        case .national: return ["France entière"]
        case .organisations(let all):
            let shown = Array(all.sorted().prefix(DroitAffiche.nombreAffiche))
            let names =
                try store.find(EntiteJuridique.self, shown).map(\.value.raisonSociale)
                + store.find(EntiteGeographique.self, shown).map(\.value.nomAffiche)
                + store.find(OrganisationInterne.self, shown).map(\.value.nom)
            return all.count > shown.count ? names + ["et \(all.count - shown.count) autres"] : names
        }
    }
}

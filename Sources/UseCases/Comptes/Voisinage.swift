import Domain

/// What an actor who manages accounts sees and may give: decided by the rights that let it manage some.
struct Voisinage {
    /// The rights of the actor that let it manage accounts.
    let rights: [Habilitation]
    private let jour: JourCivil
    private let store: any StoreReader

    /// Organisations whose accounts are listed at most.
    private static let organisationsAuPlus = 1_000

    /// The neighbourhood of an actor. Throws `UseCaseError.interdit` when no right lets it manage accounts.
    init(of acteur: Acteur, in store: any StoreReader, now: Instant) throws {
        let rights = acteur.habilitations.filter {
            // Who replaces somebody does their work, and gives no right that would outlast it.
            $0.remplace == nil && $0.isValid(le: now.jour) && Droits.profils(.gererHabilitations).contains($0.profil)
        }
        guard !rights.isEmpty else { throw UseCaseError(.interdit, "no right gives gererHabilitations") }
        self.rights = rights
        self.store = store
        jour = now.jour
    }

    /// What the accounts of the list have a right on; `nil` for every account.
    func cibles() throws -> [Perimetre.Cible]? {
        guard !rights.contains(where: { $0.perimetre == .national }) else { return nil }
        var found: Set<Perimetre.Cible> = []
        for right in rights {
            found.formUnion(right.perimetre.cibles)
            guard case .organisations(let ids) = right.perimetre else { continue }
            found.formUnion(try below(ids).prefix(Self.organisationsAuPlus).map(Perimetre.Cible.organisation))
        }
        return found.sorted { $0.description < $1.description }
    }

    /// The regions whose requests are treated; `nil` for all.
    var regions: [String]? {
        rights.contains { $0.perimetre == .national }
            ? nil
            : rights.compactMap { right in
                guard case .region(let code) = right.perimetre else { return nil }
                return code
            }
    }

    /// Whether an account is seen: it works in a region, or has a right on something, that a right of the actor holds.
    func sees(_ compte: Compte) throws -> Bool {
        for right in rights {
            switch right.perimetre {
            case .national: return true
            case .region(let code) where compte.regions.contains(code): return true
            default: break
            }
        }
        return try compte.habilitations.contains { held in
            let objets = try Organigramme.objets(held.perimetre, in: store)
            return objets.contains { objet in rights.contains { $0.perimetre.contains(objet) } }
        }
    }

    /// Whether a right of the actor lets it give a profile on a perimeter.
    func may(give profil: Profil, sur perimetre: Perimetre) throws -> Bool {
        let objets = try Organigramme.objets(perimetre, in: store)
        return rights.contains { Delegation.may($0, give: profil, on: objets, le: jour) }
    }

    /// The establishments below legal entities, and the internal organisations below establishments.
    private func below(_ ids: Set<Identifiant>) throws -> [Identifiant] {
        let sites = try store.find(EntiteGeographique.self, by: .entiteJuridique, ids.map { .id($0) }).map(\.value.id)
        let all = sites + ids
        let internes = try store.find(OrganisationInterne.self, by: .entiteGeographique, all.map { .id($0) })
        let under = try store.find(OrganisationInterne.self, by: .rattachement, ids.map { .id($0) })
        return sites + (internes + under).map(\.value.id)
    }
}

extension Organigramme {
    /// What a perimeter holds, as rights see it: one object per organisation, itself for the others. Organisations that are unknown
    /// are of nobody.
    static func objets(_ perimetre: Perimetre, in store: any StoreReader) throws -> [Objet] {
        switch perimetre {
        case .professionnel(let person): [Objet(professionnel: person)]
        case .organisations(let ids): try ids.sorted().map { try objet(organisation: $0, in: store) }
        case .region(let code): [Objet(region: code)]
        case .profession(let code): [Objet(profession: code)]
        case .national: [.repertoire]
        }
    }

    /// A legal entity, an establishment or an internal organisation, as rights see what belongs to it.
    static func objet(organisation id: Identifiant, in store: any StoreReader) throws -> Objet {
        if let found = try store.find(OrganisationInterne.self, id) { return try objet(found.value, in: store) }
        if try store.find(EntiteGeographique.self, id) != nil { return try objet(structure: id, in: store) }
        return Objet(organisations: [id])
    }
}

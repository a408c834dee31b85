import Domain

/// The organisations above one, up to the legal entity: what rights and publications ask of the tree.
enum Organigramme {
    /// An establishment and its legal entity, as rights see what belongs to them.
    ///
    /// Throws `UseCaseError.introuvable` when there is no such establishment.
    static func objet(structure id: Identifiant, in store: any StoreReader) throws -> Objet {
        guard let structure = try store.find(EntiteGeographique.self, id)?.value else {
            throw UseCaseError(.introuvable, "no such establishment")
        }
        return Objet(
            organisations: Set([structure.id, structure.entiteJuridique].compactMap(\.self)),
            region: structure.fiche.adresse.communeCOG.flatMap { Departement.region($0.departement) })
    }

    /// An internal organisation, everything above it, as rights see what belongs to it.
    static func objet(_ organisation: OrganisationInterne, in store: any StoreReader) throws -> Objet {
        var objet = try objet(structure: organisation.entiteGeographique, in: store)
        objet.organisations.formUnion(try chaine(organisation, in: store).map(\.id))
        return objet
    }

    /// An internal organisation and those above it, itself first: three at most, since each one is wider than the one below.
    static func chaine(_ organisation: OrganisationInterne, in store: any StoreReader) throws -> [OrganisationInterne] {
        var found = [organisation]
        while case .organisationInterne(let id) = found[found.count - 1].rattachement,
            let above = try store.find(OrganisationInterne.self, id)?.value
        {
            found.append(above)
        }
        return found
    }
}

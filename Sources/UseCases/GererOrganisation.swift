public import Domain

/// Creates, renames and closes the pôles, services and units of an establishment.
public struct GererOrganisation: Sendable {
    private let store: any Store
    private let publisher: any Publisher

    /// The use case on a store.
    public init(store: any Store, publisher: any Publisher) {
        self.store = store
        self.publisher = publisher
    }

    /// The open organisations of an establishment, closed ones left out, by identifier.
    /// Throws `UseCaseError.introuvable` for an establishment that this actor may not see.
    public func organisations(
        structure id: Identifiant, by acteur: Acteur, now: Instant
    ) throws -> [Versioned<OrganisationInterne>] {
        try store.read { store in
            try Self.see(try Organigramme.objet(structure: id, in: store), by: acteur, now: now)
            return try store.find(OrganisationInterne.self, by: .entiteGeographique, [.id(id)])
                .filter { $0.value.dateFermeture == nil }
        }
    }

    /// Creates an organisation under an establishment or another organisation.
    ///
    /// Throws `UseCaseError.invalide` (`nom`, `rattachement`), `introuvable` for what this actor may not see, `interdit`,
    /// `quotaAtteint`.
    @discardableResult
    public func create(
        _ type: OrganisationInterne.TypeOI, nom: String, sous above: OrganisationInterne.Rattachement,
        by acteur: Acteur,
        now: Instant
    ) throws -> OrganisationInterne {
        try store.write { store in
            let organisation: OrganisationInterne
            let auteur: Auteur
            switch above {
            case .entiteGeographique(let id):
                auteur = try Self.authorize(Organigramme.objet(structure: id, in: store), by: acteur, now: now)
                guard let site = try store.find(EntiteGeographique.self, id)?.value else { throw Self.inconnue }
                organisation = try UseCaseError.rejecting {
                    try OrganisationInterne(id: store.newId(), type: type, nom: nom, sous: site, now: now)
                }
            case .organisationInterne(let id):
                guard let wider = try store.find(OrganisationInterne.self, id)?.value else { throw Self.inconnue }
                auteur = try Self.authorize(Organigramme.objet(wider, in: store), by: acteur, now: now)
                organisation = try UseCaseError.rejecting {
                    try OrganisationInterne(id: store.newId(), type: type, nom: nom, sous: wider, now: now)
                }
            }
            try Quota.organisationsParStructure.check(
                store.nombreOrganisations(structure: organisation.entiteGeographique))
            try store.save(organisation, version: nil, by: auteur, now: now)
            return organisation
        }
    }

    /// Gives another name. Throws as `create`, and `versionDepassee` when it changed since `version`.
    public func rename(_ id: Identifiant, _ nom: String, version: Int64, by acteur: Acteur, now: Instant) throws {
        try edit(id, version: version, by: acteur, now: now) { organisation in
            try UseCaseError.rejecting { try organisation.rename(nom) }
        }
    }

    /// Closes an organisation under which nothing is open. Throws as `rename`.
    public func close(_ id: Identifiant, version: Int64, by acteur: Acteur, now: Instant) throws {
        try edit(id, version: version, by: acteur, now: now) { organisation in
            _ = organisation.close(now: now)
        }
    }

    private func edit(
        _ id: Identifiant, version: Int64, by acteur: Acteur, now: Instant,
        _ change: (inout OrganisationInterne) throws -> Void
    ) throws {
        try store.write { store in
            guard let found = try store.find(OrganisationInterne.self, id) else { throw Self.inconnue }
            let auteur = try Self.authorize(Organigramme.objet(found.value, in: store), by: acteur, now: now)
            guard found.version == version else {
                throw UseCaseError(.versionDepassee, "the organisation changed meanwhile")
            }
            var organisation = found.value
            try change(&organisation)
            let below = try store.find(OrganisationInterne.self, by: .rattachement, [.id(id)])
            if organisation.dateFermeture != nil, below.contains(where: { $0.value.dateFermeture == nil }) {
                let issue = ValidationIssue("rattachement", .auPlus(0))
                throw UseCaseError(.invalide, "an open organisation is below", issues: [issue])
            }
            guard organisation != found.value else { return }
            try store.save(organisation, version: found.version, by: auteur, now: now)
            try store.republish([.organisationInterne(id)], by: publisher, now: now)
        }
    }

    private static func see(_ objet: Objet, by acteur: Acteur, now: Instant) throws(UseCaseError) {
        guard acteur.may(.consulterStructure, sur: objet, le: now.jour) else { throw inconnue }
    }

    private static func authorize(_ objet: Objet, by acteur: Acteur, now: Instant) throws(UseCaseError) -> Auteur {
        try see(objet, by: acteur, now: now)
        return try acteur.authorize(.gererOrganisation, sur: objet, le: now.jour)
    }

    private static let inconnue = UseCaseError(.introuvable, "no such organisation")
}

import Domain

/// Perimeters in words, as mails and pages show them.
enum Libelles {
    /// The name of what a perimeter holds; the names of three organisations at most.
    static func perimetre(_ perimetre: Perimetre, in store: any StoreReader) throws -> String {
        switch perimetre {
        case .professionnel: return "Ses propres offres"
        case .region(let code): return "Région \(Nomenclature.nomRegion(code))"
        case .profession(let code): return ProfessionLiberale(rawValue: code)?.libelle ?? "Profession \(code)"
        case .national: return "France entière"
        case .organisations(let ids):
            let names = try ids.sorted().prefix(3).map { try organisation($0, in: store) }
            return names.joined(separator: "\u{A0}; ") + (ids.count > 3 ? " et \(ids.count - 3) autres" : "")
        }
    }

    /// The name of an organisation, with its FINESS number when it has one.
    static func organisation(_ id: Identifiant, in store: any StoreReader) throws -> String {
        if let site = try store.find(EntiteGeographique.self, id)?.value {
            return site.nomAffiche + (site.fiche.numFINESS.map { " (FINESS \($0))" } ?? "")
        }
        if let interne = try store.find(OrganisationInterne.self, id)?.value {
            return try interne.nom + " – " + organisation(interne.entiteGeographique, in: store)
        }
        return try store.find(EntiteJuridique.self, id)?.value.raisonSociale ?? "Organisation inconnue"
    }
}

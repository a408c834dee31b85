import Domain

extension StoreReader {
    /// The accounts of those who keep an offer: the liberal professional; for an establishment, the last person who changed it.
    func personnes(de offre: OffreOperationnelle) throws -> [Identifiant] {
        if let liberal = offre.liberal {
            guard let person = try find(Professionnel.self, liberal.professionnel)?.value else { return [] }
            return try compte(auteur: person.idNatPS.description).map { [$0] } ?? []
        }
        let last = try traces(offre: offre.id).last?.auteur.identifiant ?? dernierePersonne(offre: offre.id)
        return try last.flatMap { try compte(auteur: $0) }.map { [$0] } ?? []
    }

    /// The account of a person as the history names them (`Acteur.description`).
    private func compte(auteur: String) throws -> Identifiant? {
        if auteur.hasPrefix("compte "), let number = Int64(auteur.dropFirst(7)) {
            return Identifiant(rawValue: number)
        }
        return try find(MoyenConnexion.self, by: .cle, .text("psc:\(auteur)"))?.value.compte
    }
}

extension StoreWriter {
    /// Has those who keep an offer told of something, later.
    func emit(_ nature: Evenement.Nature, about offre: OffreOperationnelle, now: Instant) throws {
        for compte in try personnes(de: offre) {
            try emit(Evenement(id: newId(), nature: nature, destinataire: compte, objet: offre.id, date: now))
        }
    }
}

import Domain

extension StoreReader {
    /// The rights of an account that hold at a moment. That of a liberal professional holds while the registers know of a liberal
    /// activity in the eleven professions: it ends with the edition that no longer has one, and comes back with the one that has.
    func rightsInForce(of compte: Compte, now: Instant) throws -> [Habilitation] {
        try compte.habilitations.filter { right in
            guard right.isValid(le: now.jour) else { return false }
            guard right.profil == .professionnelLiberal, case .professionnel(let person) = right.perimetre else {
                return true
            }
            return try practises(person)
        }
    }

    /// Whether the registers know of a liberal activity of a person.
    func practises(_ idNatPS: IdNatPS) throws -> Bool {
        guard let person = try find(Professionnel.self, by: .idNatPS, .text(idNatPS.description)) else { return false }
        return try find(OffreOperationnelle.self, by: .professionnel, [.id(person.value.id)])
            .contains { $0.value.dateRetrait == nil }
    }
}

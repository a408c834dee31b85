extension Compte {
    /// Gives a right that the account does not have.
    public mutating func give(_ right: Habilitation) {
        if !habilitations.contains(right) { habilitations.append(right) }
    }

    /// Empties this account into another of the same person, and closes it: the rights and what was accepted go there, this account
    /// keeps the number of the other one (`reuniDans`).
    public mutating func empty(into other: inout Compte, now: Instant) {
        for right in habilitations { other.give(right) }
        for accepted in acceptations where !other.aAccepte(accepted.version) { other.acceptations.append(accepted) }
        other.regions += regions.filter { !other.regions.contains($0) }
        other.acceptations.sort { $0.date < $1.date }
        other.informationsValidees = other.informationsValidees ?? informationsValidees
        habilitations = []
        courriel = nil
        courrielConfirme = nil
        reuniDans = other.id
        fermeture = now
    }
}

extension Compte {
    /// Erases what names the person, and closes the account: its number and its dates stay, and which conditions were accepted.
    public mutating func erase(now: Instant) {
        habilitations = []
        prenom = nil
        nom = nil
        courriel = nil
        courrielConfirme = nil
        fermeture = fermeture ?? now
    }
}

extension Habilitation {
    /// The right of a liberal professional on their own offers.
    public static func liberal(_ person: IdNatPS) -> Habilitation {
        Habilitation(.professionnelLiberal, sur: .professionnel(person))
    }
}

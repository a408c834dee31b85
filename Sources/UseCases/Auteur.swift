public import Domain

/// Who made a change, with which profile and from which source: what every revision records of an `Acteur`.
public struct Auteur: Sendable, Hashable {
    /// The door of the change. A raw value is stored and never changes.
    public enum Source: String, Sendable, CaseIterable {
        case portail
        case `import`
        case commande
        case api
    }

    /// `Acteur.description`: who.
    public var identifiant: String
    /// With which right.
    public var profil: Profil
    /// By which door.
    public var source: Source

    /// An author.
    public init(identifiant: String, profil: Profil, source: Source) {
        self.identifiant = identifiant
        self.profil = profil
        self.source = source
    }
}

extension Acteur {
    /// The author of what this actor is about to do, when a right lets it.
    ///
    /// Throws `UseCaseError.interdit` when none does.
    func authorize(_ action: Action, sur objet: Objet, le jour: JourCivil) throws(UseCaseError) -> Auteur {
        guard let right = habilitation(pour: action, sur: objet, le: jour) else {
            throw UseCaseError(.interdit, "no right gives \(action.rawValue)")
        }
        return Auteur(identifiant: description, profil: right.profil, source: source)
    }

    /// The author of what a register brings to the directory. Throws `UseCaseError.interdit` when no right lets it.
    func auteurDuRepertoire(le jour: JourCivil) throws(UseCaseError) -> Auteur {
        try authorize(.actualiserRepertoire, sur: .repertoire, le: jour)
    }

    /// The author of what this actor does by a right of a profile, once the use case found that right.
    func auteur(profil: Profil) -> Auteur { Auteur(identifiant: description, profil: profil, source: source) }

    /// The author of what a person does to their own account. Throws `UseCaseError.interdit` when no right of theirs holds.
    func auteurDeSonCompte(le jour: JourCivil) throws(UseCaseError) -> Auteur {
        guard let right = habilitations.first(where: { $0.isValid(le: jour) }) else {
            throw UseCaseError(.interdit, "no right holds")
        }
        return Auteur(identifiant: description, profil: right.profil, source: source)
    }

    /// The door that this kind of actor comes by.
    private var source: Auteur.Source {
        switch identite {
        case .personne: .portail
        case .client: .api
        case .repertoire, .nomenclatures: .import
        case .exploitant: .commande
        }
    }
}

extension Instant {
    /// The day on which rights are judged: that of metropolitan France.
    var jour: JourCivil { heureDeParis.jour }
}

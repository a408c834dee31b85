/// Who acts, and with which rights: made once per request and given to every use case that a person or a program calls.
///
/// Imports, commands and jobs are actors like the others: what they change, they ask for.
public struct Acteur: Sendable, Hashable {
    /// Who it is.
    public enum Identite: Sendable, Hashable {
        /// A person who signed in, by account; the national identifier when the account has one.
        case personne(compte: Identifiant, idNatPS: IdNatPS?)
        /// A program of another organisation, by the name it was registered under.
        case client(String)
        /// An edition of a register.
        case repertoire(Provenance)
        /// A release of the national code tables, by its version.
        case nomenclatures(String)
        /// The operator of the service: a command or a job, by its name.
        case exploitant(String)
    }

    /// Who it is.
    public var identite: Identite
    /// The rights: none by default.
    public var habilitations: [Habilitation]

    /// An actor.
    public init(_ identite: Identite, habilitations: [Habilitation]) {
        self.identite = identite
        self.habilitations = habilitations
    }

    /// The person of an account.
    public init(_ compte: Compte) {
        let person = compte.habilitations.compactMap(\.perimetre.professionnel).first
        self.init(.personne(compte: compte.id, idNatPS: person), habilitations: compte.habilitations)
    }

    /// An edition of a register, on the data it owns.
    public static func repertoire(_ provenance: Provenance) -> Acteur {
        Acteur(.repertoire(provenance), habilitations: [Habilitation(.repertoire, sur: .national)])
    }

    /// A release of the national code tables.
    public static func nomenclatures(_ version: String) -> Acteur {
        Acteur(.nomenclatures(version), habilitations: [Habilitation(.repertoire, sur: .national)])
    }

    /// A command or a job of the service.
    public static func exploitant(_ name: String) -> Acteur {
        Acteur(.exploitant(name), habilitations: [Habilitation(.exploitant, sur: .national)])
    }

    /// The account of a person; `nil` for any other actor.
    public var compte: Identifiant? {
        guard case .personne(let compte, _) = identite else { return nil }
        return compte
    }

    /// What the history shows: the national identifier of a person when there is one, else the account; the register with its
    /// edition; the name of a client, a command or a job.
    public var description: String {
        switch identite {
        case .personne(_, let idNatPS?): idNatPS.description
        case .personne(let compte, nil): "compte \(compte)"
        case .client(let name), .exploitant(let name): name
        case .repertoire(let provenance): provenance.description
        case .nomenclatures(let version): "NOS \(version)"
        }
    }

    /// The right that lets this actor do something to an object on a day; `nil` when none does.
    public func habilitation(pour action: Action, sur objet: Objet, le jour: JourCivil) -> Habilitation? {
        habilitations.first { held in
            held.isValid(le: jour) && Droits.profils(action).contains(held.profil) && held.perimetre.contains(objet)
        }
    }

    /// Whether this actor may do something to an object on a day. A page asks it to show or hide a button; the use case decides.
    public func may(_ action: Action, sur objet: Objet, le jour: JourCivil) -> Bool {
        habilitation(pour: action, sur: objet, le: jour) != nil
    }

    /// The professionals that the rights name, whenever they hold.
    public var professionnels: [IdNatPS] { habilitations.compactMap(\.perimetre.professionnel) }

    /// The professionals on whose offers this actor has a right on a day.
    public func professionnels(le jour: JourCivil) -> [IdNatPS] {
        habilitations.filter { $0.isValid(le: jour) }.compactMap(\.perimetre.professionnel)
    }
}

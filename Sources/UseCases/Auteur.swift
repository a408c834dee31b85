public import Domain

/// Who makes a change, with which profile and from which source: in every revision.
public struct Auteur: Sendable, Hashable {
    /// With which rights. Source: ROR profiles of habilitation.
    public enum Profil: String, Sendable, CaseIterable {
        /// A liberal professional, on their own offers.
        case professionnelLiberal = "professionnel-liberal"
        /// A register, on the data it owns.
        case repertoire
        /// The operator of the service, by the command line.
        case exploitant
    }

    /// The national identifier of the person, or the name of the register with its edition.
    public var identifiant: String
    /// The profile.
    public var profil: Profil
    /// The door of the change: `portail`, `import`, `commande`.
    public var source: String

    /// An author.
    public init(identifiant: String, profil: Profil, source: String) {
        self.identifiant = identifiant
        self.profil = profil
        self.source = source
    }

    /// A liberal professional at the portal.
    public static func professionnel(_ idNatPS: IdNatPS) -> Auteur {
        Auteur(identifiant: idNatPS.description, profil: .professionnelLiberal, source: "portail")
    }

    /// An edition of a register.
    public static func repertoire(_ provenance: Provenance) -> Auteur {
        Auteur(identifiant: provenance.description, profil: .repertoire, source: "import")
    }
}

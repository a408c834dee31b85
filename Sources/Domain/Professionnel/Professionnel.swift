/// A person of the RPPS who has at least one liberal activity of the eleven professions.
///
/// Source: ROR exposition model, classes `Professionnel` and `PersonnePhysique`. Every attribute is owned by a register.
public struct Professionnel: Sendable, Equatable, Codable {
    /// The technical identifier.
    public var id: Identifiant
    /// The national identifier of the person.
    public var idNatPS: IdNatPS
    /// `civilite` (TRE_R81): `M`, `MME`; `nil` when the register has none.
    public var civilite: String?
    /// The professions practised, in the order of the register.
    public var exercices: [ExerciceProfessionnel]
    /// The edition of RPPS that brought the present identity and exercises.
    public var provenance: Provenance
    /// The know-hows of the savoir-faire extraction of RPPS, those without activity included.
    public var savoirFaireDeclares: ValeurSourcee<[SavoirFaireDeclare]>?
    /// The diplomas and authorisations of RPPS.
    public var diplomes: ValeurSourcee<[Diplome]>?
    /// The personal MSSanté mailboxes, lower-cased.
    public var boitesLettresMSS: ValeurSourcee<[String]>?
    /// When the person entered the directory.
    public var dateCreation: Instant
    /// When an attribute last changed.
    public var dateMiseJour: Instant

    /// A professional.
    public init(
        id: Identifiant, idNatPS: IdNatPS, civilite: String?, exercices: [ExerciceProfessionnel],
        provenance: Provenance,
        dateCreation: Instant, dateMiseJour: Instant
    ) {
        self.id = id
        self.idNatPS = idNatPS
        self.civilite = civilite
        self.exercices = exercices
        self.provenance = provenance
        self.dateCreation = dateCreation
        self.dateMiseJour = dateMiseJour
    }

    /// The exercise of a profession (TRE_G15), `nil` when the person does not practise it.
    public func exercice(_ profession: String) -> ExerciceProfessionnel? {
        exercices.first { $0.profession == profession }
    }

    /// First name and family name of practice, as on a door plate: `Aline EXEMPLE`, `Dr Aline EXEMPLE`.
    public func nomAffiche(profession: String) -> String {
        guard let exercice = exercice(profession) ?? exercices.first else { return idNatPS.description }
        let title = exercice.civiliteExercice == "DR" ? "Dr" : exercice.civiliteExercice == "PR" ? "Pr" : nil
        return [title, exercice.prenomExercice, exercice.nomExercice].compactMap(\.self).joined(separator: " ")
    }
}

extension Professionnel: StoredAggregate {
    public static var kind: String { "professionnel" }
    public static var keys: [String] { ["id_nat_ps"] }
    public var keyValues: [KeyValue] { [.text(idNatPS.description)] }
}

extension AggregateKey<Professionnel> {
    /// The national identifier of the person.
    public static var idNatPS: AggregateKey { AggregateKey("id_nat_ps") }
}

/// An offer with everything it refers to: what publications are made of.
public struct OffreComplete: Sendable, Equatable {
    /// The offer.
    public var offre: OffreOperationnelle
    /// The professional of a liberal offer; `nil` for an establishment.
    public var professionnel: Professionnel?
    /// The place of practice, or the place of the establishment.
    public var structure: EntiteGeographique
    /// The internal organisations that provide the offer of an establishment, the narrowest first: none for the establishment
    /// itself, nor for a liberal offer.
    public var organisations: [OrganisationInterne]
    /// The legal entity of the place, when there is one.
    public var entiteJuridique: EntiteJuridique?

    /// An offer and what it refers to.
    public init(
        offre: OffreOperationnelle, professionnel: Professionnel?, structure: EntiteGeographique,
        organisations: [OrganisationInterne] = [], entiteJuridique: EntiteJuridique?
    ) {
        self.offre = offre
        self.professionnel = professionnel
        self.structure = structure
        self.organisations = organisations
        self.entiteJuridique = entiteJuridique
    }

    /// The profession (TRE_G15) of a liberal offer.
    public var profession: String? { offre.liberal?.situation.profession }

    /// The exercise that a liberal offer belongs to: `nil` when the register lost the profession.
    public var exercice: ExerciceProfessionnel? { profession.flatMap { professionnel?.exercice($0) } }

    /// What the registers let us propose; empty values for an establishment, which no step asks for.
    var saisieProposee: Saisie {
        guard let situation = offre.liberal?.situation else { return Saisie() }
        let exercice =
            exercice
            ?? ExerciceProfessionnel(
                profession: situation.profession, categorie: "C", civiliteExercice: nil, nomExercice: "",
                prenomExercice: nil, savoirFaire: [])
        return Saisie(
            proposeePour: exercice, situation: situation, nomOffre: nomPropose(situation.profession),
            boitesLettresMSS: professionnel?.boitesLettresMSS?.valeur ?? [])
    }

    /// `Médecin – Dr Aline EXEMPLE`: the profession and the name of practice.
    private func nomPropose(_ profession: String) -> String {
        let label = Nomenclature.professionSante.libelle(profession) ?? ""
        return "\(label) – \(professionnel?.nomAffiche(profession: profession) ?? "")"
    }
}

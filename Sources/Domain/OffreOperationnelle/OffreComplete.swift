/// An offer with everything it refers to: what pages show and what publications are made of.
public struct OffreComplete: Sendable, Equatable {
    /// The offer.
    public var offre: OffreOperationnelle
    /// The professional.
    public var professionnel: Professionnel
    /// The place of practice.
    public var structure: EntiteGeographique
    /// The legal entity of the place, when there is one.
    public var entiteJuridique: EntiteJuridique?

    /// An offer and what it refers to.
    public init(
        offre: OffreOperationnelle, professionnel: Professionnel, structure: EntiteGeographique,
        entiteJuridique: EntiteJuridique?
    ) {
        self.offre = offre
        self.professionnel = professionnel
        self.structure = structure
        self.entiteJuridique = entiteJuridique
    }

    /// The exercise that the offer belongs to: `nil` only when the register lost the profession.
    public var exercice: ExerciceProfessionnel? { professionnel.exercice(offre.situation.profession) }

    /// The values the six steps show.
    public var saisieCourante: Saisie {
        offre.saisieCourante(proposition: saisieProposee)
    }

    /// What the registers let us propose.
    var saisieProposee: Saisie {
        let exercice =
            exercice
            ?? ExerciceProfessionnel(
                profession: offre.situation.profession, categorie: "C", civiliteExercice: nil, nomExercice: "",
                prenomExercice: nil, savoirFaire: [])
        return Saisie(
            proposeePour: exercice, situation: offre.situation, nomOffre: nomPropose,
            boitesLettresMSS: professionnel.boitesLettresMSS?.valeur ?? [])
    }

    /// `Médecin – Dr Aline EXEMPLE`: the profession and the name of practice.
    private var nomPropose: String {
        let profession = Nomenclature.professionSante.libelle(offre.situation.profession) ?? ""
        return "\(profession) – \(professionnel.nomAffiche(profession: offre.situation.profession))"
    }
}

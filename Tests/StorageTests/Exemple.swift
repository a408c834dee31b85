import Domain
import SQL
import Testing
import UseCases

/// Invented values for the storage suites.
enum Exemple {
    static let now = Instant(milliseconds: 1_790_000_000_000)
    static let auteur = Auteur(identifiant: "RPPS 2026-11-01", profil: .repertoire, source: .import)

    static var provenance: Provenance {
        Provenance(.rpps, edition: JourCivil(rang: 20_758))
    }

    static func id(_ number: Int64) -> Identifiant { Identifiant(rawValue: number) }

    static func idNatPS(_ number: Int64) throws -> IdNatPS {
        try #require(IdNatPS("8\(10_000_000_000 + number)"))
    }

    static func professionnel(_ number: Int64) throws -> Professionnel {
        let exercice = ExerciceProfessionnel(
            profession: "10", categorie: "C", civiliteExercice: "DR", nomExercice: "EXEMPLE", prenomExercice: "Aline",
            savoirFaire: [])
        return Professionnel(
            id: id(number), idNatPS: try idNatPS(number), civilite: "MME", exercices: [exercice],
            provenance: provenance,
            dateCreation: now, dateMiseJour: now)
    }

    static func structure(_ number: Int64) -> EntiteGeographique {
        var fiche = FicheStructure(
            cle: "R\(number)", denominationEG: "Cabinet de l’Été", secteurActivite: "SA07", adresse: Adresse())
        fiche.numSIREN = NumSIREN("732829320")
        return EntiteGeographique(
            id: id(number), cle: fiche.cle, rpps: ValeurSourcee(fiche, provenance: provenance, date: now), now: now)
    }

    static func offre(_ number: Int64, professionnel: Int64 = 1, structure: Int64 = 2) -> OffreOperationnelle {
        let situation = SituationOperationnelle(
            profession: "10", cleStructure: "R\(structure)", modeExercice: "L", secteurActivite: "SA07")
        let liberal = SituationLiberale(
            professionnel: id(professionnel), structure: id(structure), situation: situation, provenance: provenance)
        return OffreOperationnelle(id: id(number), region: "84", porteur: .liberal(liberal), now: now)
    }

    static func offrePubliee(_ number: Int64, structure: Int64) throws -> OffreOperationnelle {
        var offre = offre(number, structure: structure)
        offre.publish(try saisie.decrite(), now: now)
        return offre
    }

    /// A draft with a name of its own.
    static func brouillon(_ number: Int64, nomOffre: String, now: Instant) throws -> Brouillon {
        let complete = OffreComplete(
            offre: offre(number), professionnel: try professionnel(1), structure: structure(2), entiteJuridique: nil)
        var typed = OffreEnSaisie(complete, brouillon: nil, now: now)
        var saisie = saisie
        saisie.description.nomOffre = nomOffre
        typed.record(saisie, etape: .offre, now: now)
        return typed.brouillon
    }

    /// Typed values that pass every rule.
    static var saisie: Saisie {
        Saisie(
            description: DescriptionOffre(nomOffre: "Médecin – EXEMPLE", activitesOperationnelles: ["437"]),
            modalites: ModalitesIntervention(modalitesAccueil: [ModalitesIntervention.enPresentiel]),
            contacts: ContactsOffre(patients: [ContactSaisi(canal: .telephoneFixe, adresse: "0199001234")]),
            horaires: HorairesOffre(surRendezVous: SemaineType(jours: [[PlageHoraire(debut: "09:00", fin: "12:00")]])))
    }

    static func publication(
        _ number: Int64, type: ResourceType = .healthcareService, body: String = "{}",
        tokens: [Publication.Token] = []
    ) -> Publication {
        Publication(
            key: ResourceKey(type: type, id: id(number)), head: Array((body + "<").utf8), tail: Array(">".utf8),
            tokens: tokens)
    }
}

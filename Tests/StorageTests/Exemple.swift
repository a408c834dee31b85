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
        return OffreOperationnelle(
            id: id(number), region: "84", professionnel: id(professionnel), structure: id(structure),
            situation: situation, provenance: provenance, now: now)
    }

    static func offrePubliee(_ number: Int64, structure: Int64) -> OffreOperationnelle {
        var offre = offre(number, structure: structure)
        let exercice = ExerciceProfessionnel(
            profession: "10", categorie: "C", civiliteExercice: nil, nomExercice: "EXEMPLE", prenomExercice: nil,
            savoirFaire: [])
        offre.saisie = Saisie(proposeePour: exercice, situation: offre.situation, nomOffre: "Médecin – EXEMPLE")
        return offre
    }

    static func publication(
        _ number: Int64, type: String = "HealthcareService", body: String = "{}",
        tokens: [Publication.Token] = [], lastUpdated: Instant = now
    ) -> Publication {
        Publication(
            key: ResourceKey(type: type, id: id(number)), lastUpdated: lastUpdated, body: Array(body.utf8),
            tokens: tokens)
    }
}

import Domain
import UseCases

/// What « Mon compte » shows, in French.
struct MonCompteModel: Sendable {
    /// A right in words: what, on what, when.
    struct Droit: Sendable {
        let profil: String
        let perimetre: String
        let dates: String
    }

    let nom: String
    let courriel: String?
    /// « Confirmée le … », « À confirmer »; `nil` without address.
    let etatCourriel: String?
    let courrielEstConfirme: Bool
    /// The means known, a sentence each.
    let moyens: [String]
    let aMotDePasse: Bool
    let secondFacteur: String
    let droits: [Droit]
    let sessions: String

    init(
        _ compte: Compte, nomAffiche: String, moyens: [MoyenConnexion], facteur: SecondFacteur,
        noms: [Identifiant: String], sessions count: Int, now: Instant
    ) {
        let known = [compte.prenom, compte.nom].compactMap(\.self).joined(separator: " ")
        nom = known.isEmpty ? nomAffiche : known
        courriel = compte.courriel
        courrielEstConfirme = compte.courrielConfirme != nil
        etatCourriel = compte.courriel.map { _ in
            compte.courrielConfirme.map { "Confirmée le \($0.jourEnFrancais)" } ?? "À confirmer"
        }
        self.moyens = moyens.map(Self.moyen)
        aMotDePasse = moyens.contains { $0.preuve.isMotDePasse }
        secondFacteur = Self.facteur(facteur, aMotDePasse: aMotDePasse)
        droits = compte.habilitations.map { Self.droit($0, noms, now.heureDeParis.jour) }
        sessions = count > 1 ? "\(count) appareils sont connectés." : "Seul cet appareil est connecté."
    }

    private static func moyen(_ moyen: MoyenConnexion) -> String {
        let since = "depuis le \(moyen.dateCreation.jourEnFrancais)"
        return switch moyen.preuve {
        case .proSanteConnect(let person): "Pro Santé Connect (carte CPS ou e-CPS), identifiant \(person), \(since)"
        case .motDePasse(let courriel, _): "Mot de passe, avec l’adresse \(courriel), \(since)"
        }
    }

    private static func facteur(_ facteur: SecondFacteur, aMotDePasse: Bool) -> String {
        if let date = facteur.dateActivation { return "Activée depuis le \(date.jourEnFrancais)." }
        return aMotDePasse ? "Non activée." : "Sans objet\u{A0}: vous n’avez pas de mot de passe."
    }

    private static func droit(_ held: Habilitation, _ noms: [Identifiant: String], _ today: JourCivil) -> Droit {
        Droit(
            profil: held.profil.libelle, perimetre: perimetre(held.perimetre, noms), dates: dates(held, today))
    }

    private static func perimetre(_ perimetre: Perimetre, _ noms: [Identifiant: String]) -> String {
        switch perimetre {
        case .professionnel: "Vos offres"
        case .national: "Toute la France"
        case .region(let code): "La région de code \(code)"
        case .profession(let code):
            "Toute la France, profession\u{A0}: \(Nomenclature.professionSante.libelle(code) ?? code)"
        case .organisations(let ids):
            list(ids.sorted().map { noms[$0] ?? "organisation n°\u{A0}\($0)" })
        }
    }

    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(5).joined(separator: ", ")
        let others = names.count - 5
        return others > 0 ? shown + " et \(others) autre\(others > 1 ? "s" : "")" : shown
    }

    private static func dates(_ held: Habilitation, _ today: JourCivil) -> String {
        let start = held.debut.map { ($0 <= today ? "Depuis le " : "À partir du ") + $0.enFrancais }
        let end = held.fin.map {
            ($0 < today ? "terminé le " : "jusqu’au ") + $0.enFrancais + ($0 < today ? "" : " compris")
        }
        switch (start, end) {
        case (nil, nil): return "Sans date de fin"
        case (let start?, nil): return start + ", sans date de fin"
        case (nil, let end?): return end.prefix(1).uppercased() + end.dropFirst()
        case (let start?, let end?): return start + ", " + end
        }
    }
}

extension Instant {
    /// The day in metropolitan France: `20 novembre 2026`.
    var jourEnFrancais: String { heureDeParis.jour.enFrancais }

    /// The day and the time in metropolitan France: `20 novembre 2026 à 10\u{A0}h\u{A0}05`.
    var momentEnFrancais: String {
        let time = heureDeParis
        let minute = time.minute < 10 ? "0\(time.minute)" : "\(time.minute)"
        return "\(time.jour.enFrancais) à \(time.heure)\u{A0}h\u{A0}\(minute)"
    }
}

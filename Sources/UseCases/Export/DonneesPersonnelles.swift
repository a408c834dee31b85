public import Domain

/// Everything that the service holds about one person, in the words of a file that they can read: the names of its fields are
/// those of the JSON object. Moments are ISO 8601, in universal time.
public struct DonneesPersonnelles: Sendable, Encodable {
    /// When the file was made.
    public var date: String
    /// The account.
    public var compte: CompteExporte
    /// How the person may sign in.
    public var moyensConnexion: [Moyen]
    /// The second factor; `nil` without.
    public var secondFacteur: Facteur?
    /// The open sessions.
    public var sessions: [Session]
    /// What the registers say of the person, as it was imported.
    public var repertoires: [Professionnel]
    /// The drafts of offers.
    public var brouillons: [BrouillonExporte]
    /// The anomalies declared.
    public var anomalies: [AnomalieExportee]
    /// The changes made in the portal, the last one first.
    public var modifications: [Modification]
    /// What is left out, in French sentences: lists that are longer than a file may hold.
    public var limites: [String]

    /// The account.
    public struct CompteExporte: Sendable, Encodable {
        var identifiant: String
        var dateCreation: String
        var prenom: String?
        var nom: String?
        var courriel: String?
        var courrielConfirme: String?
        var informationsValidees: String?
        var fermeture: String?
        var droits: [Droit]
        var conditionsAcceptees: [Acceptation]
    }

    /// A right.
    public struct Droit: Sendable, Encodable {
        var profil: String
        var perimetre: Perimetre
        var debut: String?
        var fin: String?
    }

    /// An acceptance of the conditions of use.
    public struct Acceptation: Sendable, Encodable {
        var version: String
        var date: String
        var finAffichee: Bool
    }

    /// A means of sign-in, without what it is proved by.
    public struct Moyen: Sendable, Encodable {
        var nature: String
        var identifiant: String
        var dateCreation: String
    }

    /// The second factor, without its secret.
    public struct Facteur: Sendable, Encodable {
        var dateActivation: String
        var codesSecoursRestants: Int
    }

    /// An open session.
    public struct Session: Sendable, Encodable {
        var appareil: String
        var moyen: String
        var dateOuverture: String
        var dateDernierAcces: String
    }

    /// A draft.
    public struct BrouillonExporte: Sendable, Encodable {
        var offre: String
        var dateModification: String
        var saisie: Saisie
    }

    /// An anomaly.
    public struct AnomalieExportee: Sendable, Encodable {
        var offre: String
        var date: String
        var element: String
        var valeurConstatee: String
        var valeurAttendue: String
        var description: String
        var statut: String
    }

    /// A change.
    public struct Modification: Sendable, Encodable {
        var date: String
        var objet: String
        var identifiant: String
        var version: Int64
        var profil: String
    }
}

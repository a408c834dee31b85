/// What a message says: one case per kind of message, with what it tells. Its words are in `ModeleCourrier+Textes.swift`.
///
/// A case that is stored and unknown to the program any more cannot be sent: rename none while some may wait.
public enum ModeleCourrier: Sendable, Equatable, Codable {
    /// Somebody asked for a new password: the link lets whoever holds it choose one.
    case motDePasseOublie(lien: String)
    /// The password was changed.
    case motDePasseModifie
    /// The link proves that the address is read by the person of the account.
    case confirmationCourriel(lien: String)
    /// The account has another address from now on: told to the former one.
    case courrielRemplace
    /// The regional desk opened an account: the link is the page of the forgotten password, and no secret.
    case compteCree(lien: String)
    /// A request for an account was received.
    case demandeCompteRecue(reference: String)
    /// A request for an account waits for the regional desk.
    case demandeCompteAFaire(reference: String)
    /// A request for an account was refused.
    case demandeCompteRefusee(motif: String)
    /// Somebody asked for an account with an address that has one already.
    case compteExistant
    /// A right was given: the profile and the perimeter in words, the first and the last day when there are some.
    case habilitationDonnee(profil: String, perimetre: String, debut: JourCivil?, fin: JourCivil?)
    /// A right was taken back.
    case habilitationRetiree(profil: String, perimetre: String)
    /// A second factor is asked from now on.
    case secondFacteurActive
    /// No second factor is asked any more.
    case secondFacteurDesactive
    /// A card signs in to the account from now on.
    case carteRattachee
    /// A datum of a register that was declared wrong is corrected: its name, and that of the offer.
    case anomalieCorrigee(element: String, offre: String)
    /// A change of a register makes what was typed doubtful: the names of the offers.
    case offreAVerifier(offres: [String])
    /// Drafts that are left alone will be emptied on a day: the names of the offers.
    case brouillonBientotSupprime(offres: [String], date: JourCivil)
    /// Offers were not validated for some months: their names.
    case rappelAnnuel(offres: [String], mois: Int)
}

extension ModeleCourrier {
    /// The name of its case, for lists and counts: `motDePasseOublie`.
    public var nom: String { String("\(self)".prefix { $0 != "(" }) }

    /// Whether what it tells lets whoever reads it act in the name of the person: it is then sealed in the store.
    public var estSecret: Bool {
        switch self {
        case .motDePasseOublie, .confirmationCourriel: true
        default: false
        }
    }

    /// Seconds after which it is not sent any more: those of its link, or those of every message.
    public var validite: Int64 {
        estSecret ? Int64(Limites.lienUnique.value) : Int64(Limites.courrierEnAttente.value)
    }

    /// How many of this kind one address is sent in a day: more for a desk, which works with them.
    public var parJour: Int {
        switch self {
        case .demandeCompteAFaire: Limites.courriersDuGuichet.value
        default: Limites.courriersParAdresse.value
        }
    }
}

import Domain
import HTTP
import UseCases

/// Every address of the portal, in one place: used to route and to link.
enum SiteURL: Sendable, Hashable {
    case accueil
    case connexion
    case proSanteConnect(retour: String?)
    case retourProSanteConnect
    case verification(retour: String?)
    case verificationProSanteConnect(retour: String?)
    case deconnexion
    case deconnecte
    case courriel
    case conditions
    case informations
    case mesOffres
    case saisie(offre: Identifiant, etape: Etape)
    case confirmation(offre: Identifiant)
    case anomalies(offre: Identifiant)
    case annulerAnomalie(offre: Identifiant)
    case contesterConvention(offre: Identifiant)
    case utilisateurs
    case nouvelUtilisateur
    case utilisateur(Identifiant)
    case donnerHabilitation(Identifiant)
    case retirerHabilitation(Identifiant)
    case fermerCompte(Identifiant)
    case remplacement
    case demandeCompte
    case demandeCompteRecue(reference: String)
    case demandes
    case demande(Identifiant)
    case accepterDemande(Identifiant)
    case refuserDemande(Identifiant)
    case communes
    case sante
    case santePret
    case aide
    case accessibilite
    case mentionsLegales
    case donneesPersonnelles
    case asset(String)
    case fhir(ResourceKey)

    /// The path, with its query when it has one.
    var path: String {
        switch self {
        case .accueil: "/"
        case .connexion: "/connexion"
        case .proSanteConnect(let retour): "/connexion/pro-sante-connect" + Self.query(retour)
        case .retourProSanteConnect: "/connexion/pro-sante-connect/retour"
        case .verification(let retour): "/connexion/verification" + Self.query(retour)
        case .verificationProSanteConnect(let retour):
            "/connexion/verification/pro-sante-connect" + Self.query(retour)
        case .deconnexion: "/deconnexion"
        case .deconnecte: "/deconnecte"
        case .courriel: "/compte/courriel"
        case .conditions: "/compte/conditions"
        case .informations: "/compte/informations"
        case .mesOffres: "/mes-offres"
        case .saisie(let offre, let etape): "/offres/\(offre)/saisie/\(etape.slug)"
        case .confirmation(let offre): "/offres/\(offre)/confirmation"
        case .anomalies(let offre): "/offres/\(offre)/anomalies"
        case .annulerAnomalie(let offre): "/offres/\(offre)/anomalies/annuler"
        case .contesterConvention(let offre): "/offres/\(offre)/convention"
        case .utilisateurs: "/utilisateurs"
        case .nouvelUtilisateur: "/utilisateurs/nouveau"
        case .utilisateur(let id): "/utilisateurs/\(id)"
        case .donnerHabilitation(let id): "/utilisateurs/\(id)/habilitations"
        case .retirerHabilitation(let id): "/utilisateurs/\(id)/habilitations/retirer"
        case .fermerCompte(let id): "/utilisateurs/\(id)/fermer"
        case .remplacement: "/remplacement"
        case .demandeCompte: "/demande-de-compte"
        case .demandeCompteRecue(let reference):
            "/demande-de-compte/recue?reference=" + PercentEncoding.encode(reference)
        case .demandes: "/demandes"
        case .demande(let id): "/demandes/\(id)"
        case .accepterDemande(let id): "/demandes/\(id)/accepter"
        case .refuserDemande(let id): "/demandes/\(id)/refuser"
        case .communes: "/communes"
        case .sante: "/sante"
        case .santePret: "/sante/pret"
        case .aide: "/aide"
        case .accessibilite: "/accessibilite"
        case .mentionsLegales: "/mentions-legales"
        case .donneesPersonnelles: "/donnees-personnelles"
        case .asset(let name): "/assets/" + name
        case .fhir(let key): "/fhir/\(key.type.name)/\(key.id)"
        }
    }

    private static func query(_ retour: String?) -> String {
        retour.map { "?retour=" + PercentEncoding.encode($0) } ?? ""
    }
}

extension Etape {
    /// The name of the step in addresses: `4-contacts`.
    var slug: String {
        switch self {
        case .repertoires: "1-repertoires"
        case .offre: "2-offre"
        case .modalites: "3-modalites"
        case .contacts: "4-contacts"
        case .horaires: "5-horaires"
        case .recapitulatif: "6-recapitulatif"
        }
    }

    /// The step of a name in addresses, `nil` for any other text.
    init?(slug: String) {
        guard let found = Etape.allCases.first(where: { $0.slug == slug }) else { return nil }
        self = found
    }
}

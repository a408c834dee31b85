public import Domain

/// Who asks something of the API: made once per request at the door, from its token or from the lack of one.
public struct Consommateur: Sendable, Equatable {
    /// Who it is, with its rights; nobody's for the public.
    public let acteur: Acteur
    /// What it may see.
    public let profil: ProfilAcces
    /// What it may do.
    public let portees: [Portee]

    /// A consumer.
    public init(acteur: Acteur, profil: ProfilAcces, portees: [Portee]) {
        self.acteur = acteur
        self.profil = profil
        self.portees = portees
    }

    /// Whoever says nothing of themselves: the public profile, reading alone, no right.
    public static let `public` = Consommateur(
        acteur: Acteur(.client("public"), habilitations: []), profil: .public, portees: [.lecture])

    /// A client, with the scopes of its token among those that it still has.
    ///
    /// Scopes give the right of reading (`consommateur`) and of telling available beds (`outilDisponibilite`).
    init(_ client: ClientMachine, portees: [Portee]) {
        let held = client.portees.filter(portees.contains)
        let profiles: [Profil] = held.compactMap { portee in
            switch portee {
            case .lecture: .consommateur
            case .capacite: .outilDisponibilite
            case .anomalie: nil
            }
        }
        self.init(
            acteur: Acteur(
                .client(client.nom), habilitations: profiles.map { Habilitation($0, sur: client.perimetre) }),
            profil: client.profilAcces, portees: held)
    }
}

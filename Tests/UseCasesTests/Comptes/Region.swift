import Domain
import Storage
import TestSupport
import UseCases

/// A region with two establishments, its desk, a national administrator, and whom they make. All invented.
struct Region {
    let test: TestStore
    let comptes: GererComptes
    let habilitations: GererHabilitations
    let demandes: TraiterDemandesCompte
    let demander: DemanderCompte
    let now = Exemples.now
    let finess = "990000010"
    let autreFiness = "990000028"
    /// The establishments of the two numbers, in Loire (region 84) and in Paris (region 11).
    let site: Identifiant
    let ailleurs: Identifiant

    init() throws {
        test = try TestStore()
        comptes = GererComptes(store: test.store, publicURL: "https://ror.example")
        habilitations = GererHabilitations(store: test.store)
        demandes = TraiterDemandesCompte(store: test.store, publicURL: "https://ror.example")
        demander = DemanderCompte(store: test.store)
        site = try Self.site(finess, commune: "42218", in: test)
        ailleurs = try Self.site(autreFiness, commune: "75109", in: test)
    }

    private static func site(_ number: String, commune: String, in test: TestStore) throws -> Identifiant {
        try test.store.write { store in
            var fiche = FicheStructure(
                cle: "F" + number, denominationEG: "CENTRE EXEMPLE \(number)", secteurActivite: "SA01",
                adresse: Adresse())
            fiche.adresse.communeCOG = CodeCommune(commune)
            fiche.numFINESS = NumFINESS(number)
            let place = EntiteGeographique(
                id: try store.newId(), cle: fiche.cle,
                rpps: ValeurSourcee(fiche, provenance: Exemples.provenance, date: Exemples.now), now: Exemples.now)
            try store.save(place, version: nil, by: .repertoire(Exemples.provenance), now: Exemples.now)
            return place.id
        }
    }

    /// The desk of the Loire's region.
    let guichet = Self.actor(1, Habilitation(.support, sur: .region("84")))
    /// A national administrator.
    let administration = Self.actor(2, Habilitation(.administrateurNational, sur: .national))

    /// A person of an account number who holds some rights, told to nobody.
    static func actor(_ account: Int64, _ rights: Habilitation...) -> Acteur {
        Acteur(.personne(compte: Identifiant(rawValue: 900 + account), idNatPS: nil), habilitations: rights)
    }

    /// The account, as it acts now.
    func actor(_ id: Identifiant) throws -> Acteur { Acteur(try TenirCompte(store: test.store).compte(id, now: now)) }

    /// An account that the desk opened and gave a profile on the first establishment.
    func member(_ name: String, _ profil: Profil = .responsableStructure) throws -> Identifiant {
        let compte = try comptes.create(
            prenom: "Camille", nom: name, courriel: "\(name.lowercased())@exemple.fr", region: nil, by: guichet,
            now: now)
        try habilitations.grant(demande(profil), to: compte.id, by: guichet, now: now)
        return compte.id
    }

    /// A right on the first establishment, as typed.
    func demande(_ profil: Profil?, debut: String = "", fin: String = "") -> GererHabilitations.Demande {
        GererHabilitations.Demande(profil: profil, cible: .organisation(finess), debut: debut, fin: fin)
    }

    func compte(_ id: Identifiant) throws -> Compte? { try test.store.read { try $0.find(Compte.self, id)?.value } }

    /// Takes back the only right of a profile.
    func revoke(_ profil: Profil, of id: Identifiant, by acteur: Acteur) throws {
        let rights = try compte(id)?.habilitations ?? []
        guard let rank = rights.firstIndex(where: { $0.profil == profil }) else { return }
        try habilitations.revoke(rank: rank, of: id, version: rights[rank].empreinte, by: acteur, now: now)
    }

    /// What is refused: the attributes, or the code.
    func refusal(_ call: () throws -> Void) -> String? {
        do {
            try call()
            return nil
        } catch let error as UseCaseError {
            return error.issues.isEmpty ? "\(error.code)" : error.issues.map(\.attribut).joined(separator: " ")
        } catch {
            return "\(error)"
        }
    }
}

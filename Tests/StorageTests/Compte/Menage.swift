import Domain
import Storage
import Testing
import UseCases

/// Invented accounts of one person: that of an establishment, opened by a password, and that of her liberal activity, by her card.
struct Menage {
    static let now = Exemple.now
    static let etablissement = Exemple.id(1_001)
    static let liberal = Exemple.id(1_002)
    static let courriel = "aline.exemple@exemple.fr"
    static let droit = Habilitation(.responsableStructure, sur: .organisations([Exemple.id(2)]))

    let store: SQLStore
    let carte: PreuvesRattachement.Carte

    /// A directory that knows her liberal activity, with her account of establishment.
    init(_ store: SQLStore) throws {
        self.store = store
        carte = .init(try Exemple.idNatPS(1), prenom: "Aline", nom: "EXEMPLE", date: Self.now)
        let person = try Exemple.professionnel(1)
        try store.write { store in
            try store.save(person, version: nil, by: Exemple.auteur, now: Self.now)
            try store.save(Exemple.structure(2), version: nil, by: Exemple.auteur, now: Self.now)
            try store.save(Exemple.offre(3), version: nil, by: Exemple.auteur, now: Self.now)
            var compte = Compte(id: Self.etablissement, habilitations: [Self.droit], dateCreation: Self.now)
            compte.prenom = "Aline"
            compte.nom = "Exemple"
            compte.courriel = Self.courriel
            try store.save(compte, version: nil, by: Exemple.auteur, now: Self.now)
            try Self.add(.motDePasse(courriel: Self.courriel, empreinte: "x"), 2_001, to: Self.etablissement, store)
        }
    }

    /// Opens the account of her liberal activity, with a password of its own.
    func openLiberal() throws {
        try store.write { store in
            var compte = Compte(id: Self.liberal, habilitations: [.liberal(carte.idNatPS)], dateCreation: Self.now)
            compte.acceptations = [.init(version: "1.0", date: Self.now, finAffichee: true)]
            compte.informationsValidees = Self.now
            compte.courriel = "cabinet@exemple.fr"
            try store.save(compte, version: nil, by: Exemple.auteur, now: Self.now)
            try Self.add(.proSanteConnect(carte.idNatPS), 2_002, to: Self.liberal, store)
            try Self.add(.motDePasse(courriel: "cabinet@exemple.fr", empreinte: "y"), 2_003, to: Self.liberal, store)
        }
    }

    private static func add(
        _ preuve: MoyenConnexion.Preuve, _ id: Int64, to compte: Identifiant, _ store: any StoreWriter
    ) throws {
        let means = MoyenConnexion(id: Exemple.id(id), compte: compte, preuve: preuve, now: now)
        try store.save(means, version: nil, by: Exemple.auteur, now: now)
    }

    /// Both proofs, as a minute ago.
    var preuves: PreuvesRattachement {
        PreuvesRattachement(carte: carte, acces: .init(Self.etablissement, date: Self.now))
    }

    let declaration = RattacherCarte.Declaration(prenom: "aline", nom: "Exemple", courriel: Self.courriel)

    func link(
        _ preuves: PreuvesRattachement? = nil, reunit: Bool = false, seconds: Int64 = 60
    ) throws -> RattacherCarte.Issue {
        try RattacherCarte(store: store)(
            preuves ?? self.preuves, declaration, reunit: reunit, now: Self.now.adding(seconds: seconds))
    }

    func compte(_ id: Identifiant) throws -> Compte {
        try #require(try store.read { try $0.find(Compte.self, id)?.value })
    }

    /// The keys of the means that open an account.
    func cles(_ compte: Identifiant) throws -> Set<String> {
        Set(try store.read { try $0.find(MoyenConnexion.self, by: .compte, [.id(compte)]) }.map(\.value.preuve.cle))
    }

    /// The reason for which a card is not linked, `nil` when it is.
    func refus(_ preuves: PreuvesRattachement? = nil, seconds: Int64 = 60) throws -> RattacherCarte.Refus? {
        do {
            _ = try link(preuves, seconds: seconds)
            return nil
        } catch let refus as RattacherCarte.Refus { return refus }
    }
}

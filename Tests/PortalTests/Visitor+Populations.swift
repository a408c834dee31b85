import Domain
import Synchronization
import TestSupport
import UseCases

@testable import Portal

extension Visitor {
    static let courriel = "aline.exemple@exemple.fr"

    /// Opens an account that the desk would make, with a password and these rights; answers its number.
    @discardableResult
    func openAccount(
        _ rights: [Habilitation] = [Habilitation(.responsableStructure, sur: .organisations([]))],
        prenom: String? = "Aline", nom: String? = "EXEMPLE", courriel: String = courriel
    ) throws -> Identifiant {
        try test.store.write { store in
            var compte = Compte(id: try store.newId(), habilitations: rights, dateCreation: Exemples.now)
            compte.prenom = prenom
            compte.nom = nom
            compte.courriel = courriel
            compte.courrielConfirme = Exemples.now
            compte.acceptations = [.init(version: "1.0", date: Exemples.now, finAffichee: true)]
            try store.save(compte, version: nil, by: .exploitant("test"), now: Exemples.now)
            let means = MoyenConnexion(
                id: try store.newId(), compte: compte.id, preuve: .motDePasse(courriel: courriel, empreinte: "x"),
                now: Exemples.now)
            try store.save(means, version: nil, by: .exploitant("test"), now: Exemples.now)
            return compte.id
        }
    }

    /// Opens a session as the password of an account does.
    func enterByPassword(_ compte: Identifiant) throws {
        let entree = Entree(
            compte: compte, nomAffiche: "Aline EXEMPLE", moyen: .motDePasse, secondFacteur: true,
            dateIdentification: present)
        var cookies = cookies
        cookies[portal.configuration.sessionCookie] = try sessions.open(entree, now: present)
        keep(cookies)
    }

    /// Shows a card whose claims are these.
    @discardableResult
    func showCard(
        _ rank: Int = 5, prenom: String = "Aline", nom: String = "EXEMPLE", civilite: String? = "MME",
        _ exercices: [Orientation.Exercice] = [Orientation.Exercice(profession: "60", modes: ["S"])]
    ) -> Int {
        provider.claims.withLock { $0 = (prenom, nom, civilite, exercices) }
        return signIn(rank)
    }

    /// The account of a number.
    func compte(_ id: Identifiant) throws -> Compte? { try test.store.read { try $0.find(Compte.self, id)?.value } }

    /// The account that a card opens.
    func compteDeLaCarte(_ rank: Int) throws -> Identifiant? {
        let cle = MoyenConnexion.Preuve.proSanteConnect(Exemples.idNatPS(rank)).cle
        return try test.store.read { try $0.find(MoyenConnexion.self, by: .cle, .text(cle)) }?.value.compte
    }
}

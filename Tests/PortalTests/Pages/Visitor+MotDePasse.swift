import Domain
import HTTP
import TestSupport
import Testing
import UseCases

@testable import Portal

/// A person who also has a password: what the portal does once it is right.
extension Visitor {
    /// The account of a person who signed in before.
    func account(_ rank: Int = 1) throws -> Identifiant {
        let cle = MoyenConnexion.Preuve.proSanteConnect(Exemples.idNatPS(rank)).cle
        return try #require(
            try test.store.read { try $0.find(MoyenConnexion.self, by: .cle, .text(cle))?.value.compte })
    }

    /// Gives the account of a person a password, that nothing here compares.
    func addPassword(_ rank: Int = 1) throws {
        let compte = try account(rank)
        let preuve = MoyenConnexion.Preuve.motDePasse(courriel: "p\(rank)@exemple.fr", empreinte: "EMPREINTE-SECRETE")
        try test.store.write { store in
            let moyen = MoyenConnexion(id: try store.newId(), compte: compte, preuve: preuve, now: Exemples.now)
            try store.save(moyen, version: nil, by: .exploitant("test"), now: Exemples.now)
        }
    }

    /// Comes in as someone whose password was just found right; ends where the portal leads.
    @discardableResult
    func enterByPassword(_ rank: Int = 1, retour: String? = nil) throws -> Int {
        let sent = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        let headers = Headers([
            ("Cookie", sent), ("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0"),
        ])
        let context = try portal.context(Request(.get, "/connexion", headers: headers))
        let entree = Entree(
            compte: try account(rank), nomAffiche: "Aline EXEMPLE", moyen: .motDePasse, dateIdentification: context.now,
            retour: retour)
        let answer = try portal.enter(entree, context)
        var kept = cookies
        for header in answer.headers.values("Set-Cookie") {
            let pair = header.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            kept[String(pair[0])] = header.contains("Max-Age=0") ? nil : String(pair[1])
        }
        keep(kept)
        return get(answer.headers["Location"] ?? "/")
    }

    /// Enters as a person with offers, then by a password in place of the card.
    func enterWithPassword() throws {
        try enterWithOffers()
        try addPassword()
        forget()
        try enterByPassword()
    }

    /// Opens the page that shows the key of the set-up; answers the key.
    func beginSetUp() throws -> String {
        get("/compte/second-facteur")
        post([])
        let shown = try #require(page.firstMatch(of: #/<code class="ror-cle">([A-Z2-7 ]+)<\/code>/#)).output.1
        return String(shown.filter { $0 != " " })
    }

    /// Sets the second factor up; answers the key and the recovery codes.
    @discardableResult
    func setUpSecondFacteur() throws -> (secret: String, codes: [String]) {
        let secret = try beginSetUp()
        post([("code", Telephone.code(secret, portal.now()))])
        return (secret, page.matches(of: #/<code>([A-Z2-7-]{19})<\/code>/#).map { String($0.output.1) })
    }

    /// The code that the telephone shows now.
    func code(_ secret: String) -> String { Telephone.code(secret, portal.now()) }

    /// A right on the directory as a whole, which demands a second factor.
    static let administration = Habilitation(.support, sur: .national)
}

import Domain
import HTTP
import Synchronization
import TestSupport
import Testing
import UseCases

/// One page in one state: how a visitor gets there, and the status it answers.
struct Scene: Sendable, CustomTestStringConvertible {
    /// The name of the recorded page.
    let name: String
    let status: Int
    private let open: @Sendable (Visitor) throws -> Void

    init(_ name: String, status: Int = 200, _ open: @escaping @Sendable (Visitor) throws -> Void) {
        self.name = name
        self.status = status
        self.open = open
    }

    var testDescription: String { name }

    /// The page on the screen of a visitor who came there; made once for all tests.
    func shown() throws -> Shown {
        if let known = Self.made.withLock({ $0[name] }) { return known }
        let visitor = try Visitor()
        try open(visitor)
        let shown = Shown(response: visitor.response, page: visitor.page, stablePage: visitor.stablePage)
        Self.made.withLock { $0[name] = shown }
        return shown
    }

    /// An answer and its page.
    struct Shown: Sendable {
        let response: Response
        let page: String
        let stablePage: String
    }

    private static let made = Mutex<[String: Shown]>([:])

    /// Every page of the portal in every state.
    static let all =
        signIn + sessions + passwords + orientation + rattachement + espaces + account + offers + steps + lists + recap
        + anomalies + comptes + information + trace + monCompte + secondFacteur + connexionSecondFacteur
}

extension Visitor {
    /// What changes from one run to the other is replaced by its name: tokens, identifiers, versions of assets.
    var stablePage: String {
        page.replacing(#/name="jeton" value="[^"]*"/#, with: "name=\"jeton\" value=\"JETON\"")
            .replacing(#/\/lien\/[0-9a-f]{64}/#, with: "/lien/JETON")
            .replacing(#/name="version" value="\d+"/#, with: "name=\"version\" value=\"VERSION\"")
            .replacing(#/value="jeton=[0-9a-f]+/#, with: "value=\"jeton=JETON")
            .replacing(#/\/assets\/ror-[0-9a-z]+\//#, with: "/assets/ror-VERSION/")
            .replacing(#/\/(offres|HealthcareService)\/\d+/#) { "/\($0.output.1)/ID" }
            .replacing(#/name="session" value="[0-9a-f]+"/#, with: "name=\"session\" value=\"SESSION\"")
            .replacing(#/<code class="ror-cle">[^<]*/#, with: "<code class=\"ror-cle\">CLE")
            .replacing(#/secret=[A-Z2-7]+/#, with: "secret=CLE").replacing(#/ d="M[^"]*"/#, with: " d=\"CARRE\"")
            .replacing(#/<code>[A-Z2-7-]{19}</#, with: "<code>CODE<")
            .replacing(#/anomalie-\d+/#, with: "anomalie-ID")
            .replacing(#/\/(utilisateurs|demandes)\/\d+/#) { "/\($0.output.1)/ID" }
            .replacing(#/state=[^"&]+/#, with: "state=STATE")
            .replacing(#/DC-\d+/#, with: "DC-ID")
            .replacing(#/organisation:\d+/#, with: "organisation:ID")
            .replacing(#/name="anomalie"\s+value="\d+"/#, with: "name=\"anomalie\" value=\"ID\"")
    }

    /// Signs in as a new person with one offer per place; answers the address of the first offer.
    @discardableResult
    func enterWithOffers(_ places: [FicheStructure] = [Exemples.cabinet]) throws -> String {
        try test.take([Exemples.fiche(1, places: places)], publisher: publisher)
        enter()
        return try firstOffer
    }

    /// The address of the first offer of the person.
    var firstOffer: String {
        get throws { "/offres/" + (try #require(test.offres(Exemples.idNatPS(1)).first)).value.id.description }
    }

    /// Opens a step of the first offer and sends its form.
    @discardableResult
    func fill(_ step: String, _ fields: [(String, String)], action: String = "suivante") throws -> Int {
        let address = try firstOffer + "/saisie/" + step
        get(address)
        return post(fields + [("action", action)], to: address)
    }

    /// Fills every step as a careful person would; leads to the last one.
    func fillEveryStep() throws {
        try fill("1-repertoires", [])
        try fill("2-offre", Typed.offre)
        try fill("3-modalites", Typed.modalites)
        try fill("4-contacts", Typed.contacts)
        try fill("5-horaires", Typed.horaires)
    }

    /// Validates the offer that the last step shows.
    func validate() throws {
        let address = try firstOffer + "/saisie/6-recapitulatif"
        get(address)
        let version = page.firstMatch(of: #/name="version" value="(\d+)"/#).map { String($0.output.1) } ?? ""
        post([("version", version), ("action", "valider")], to: address)
    }

    /// A later edition of the register changes the telephone of the place.
    func changeTelephone() throws {
        var fiche = Exemples.fiche(1)
        fiche.situations[0].situation.telephone = "01 99 00 56 78"
        try test.take([fiche], publisher: publisher)
    }
}

/// The fields of forms that pass every rule.
enum Typed {
    static let offre: [(String, String)] = [
        ("description.nomOffre", "Cabinet du Dr Aline EXEMPLE"), ("activites", "437"), ("activites", "081"),
        ("actes", "0172"), ("competences", "01"), ("tous-ages", "non"), ("description.ageMin", "3"),
        ("description.ageMax", "120"), ("description.filiere", "Réseau de périnatalité"), ("tele-expertise", "11"),
    ]
    static let modalites: [(String, String)] = [
        ("etape", "modalites"), ("modalites.modalitesAccueil", "03"), ("modalites.modalitesAccueil", "05"),
        ("communes", "78646"), ("communes", "42218"),
    ]
    static let contacts: [(String, String)] = [
        ("etape", "contacts"), ("contacts.patients.0.canal", "2"), ("contacts.patients.0.adresse", "01 99 00 12 34"),
        ("contacts.patients.0.note", "Secrétariat"),
    ]
    static let horaires: [(String, String)] = [
        ("etape", "horaires"), ("horaires.07.1.0.debut", "9h"), ("horaires.07.1.0.fin", "12"),
        ("horaires.07.1.1.debut", "14:00"), ("horaires.07.1.1.fin", "18:30"),
    ]

    /// A contact of a list, by its rank.
    static func contact(_ list: String, _ rank: Int, _ canal: String, _ adresse: String) -> [(String, String)] {
        let place = "contacts.\(list).\(rank)"
        return [(place + ".canal", canal), (place + ".adresse", adresse), (place + ".note", "")]
    }
}

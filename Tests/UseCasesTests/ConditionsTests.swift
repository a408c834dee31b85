import Domain
import TestSupport
import Testing
import UseCases

@Suite struct ConditionsTests {
    private let test: TestStore
    private let aline: Acteur
    private let accepter: AccepterConditions
    private let publier: PublierConditions
    private let now = Exemples.now
    private let ror = Acteur.exploitant("ror conditions publish")

    init() throws {
        test = try TestStore()
        _ = try test.offreDUnePersonne()
        let compte = try SeConnecter(store: test.store)(Exemples.idNatPS(1), now: Exemples.now)
        aline = Acteur(compte)
        accepter = AccepterConditions(store: test.store)
        publier = PublierConditions(store: test.store)
    }

    private func version(_ name: String, _ day: String) throws -> VersionConditions {
        VersionConditions(
            version: name, dateVigueur: try #require(JourCivil(iso8601: day)), datePublication: now, texte: "## Texte",
            changements: "Tout.")
    }

    private var compte: Compte {
        get throws {
            let id = try #require(aline.compte)
            return try #require(try test.store.read { try $0.find(Compte.self, id) }).value
        }
    }

    private func lines(_ nature: FaitAudit.Nature) throws -> [LigneAudit] {
        var critere = CritereAudit()
        critere.nature = nature.rawValue
        return try test.store.read { try $0.lignesAudit(critere, before: nil, limit: 9) }
    }

    @Test("an acceptance is kept once, with its moment and whether the end was reached, and told in the audit log")
    func accepted() throws {
        try accepter(version: "1.0", finAffichee: true, by: aline, now: now)
        try accepter(version: "1.0", finAffichee: false, by: aline, now: now.adding(seconds: 9))
        #expect(try compte.acceptations == [.init(version: "1.0", date: now, finAffichee: true)])
        #expect(try lines(.conditionsAcceptees).map(\.detail) == [#"{"finAffichee":"oui","version":"1.0"}"#])
    }

    @Test("another version than the one in force is not accepted, whoever asks", arguments: ["", "0.9", "2.0", "1.0 "])
    func otherVersion(name: String) throws {
        try publier(version("2.0", "2027-01-01"), empreinte: [], by: ror, now: now)
        let error = #expect(throws: UseCaseError.self) {
            try accepter(version: name, finAffichee: true, by: aline, now: now)
        }
        #expect(error?.code == .versionDepassee)
        #expect(try compte.acceptations.isEmpty)
    }

    @Test("nobody accepts for an account that is not there")
    func nobody() throws {
        let ben = Acteur.liberal(Exemples.idNatPS(2), compte: 9999)
        let error = #expect(throws: UseCaseError.self) {
            try accepter(version: "1.0", finAffichee: true, by: ben, now: now)
        }
        #expect(error?.code == .interdit)
    }

    @Test("a version holds from its day on, and its publication is told with the hash of its text")
    func published() throws {
        try publier(version("2.0", "2026-12-01"), empreinte: [0xAB, 0xCD], by: ror, now: now)
        let lire = LireConditions(store: test.store)
        let day = Instant(heureDeParis: try #require(JourCivil(iso8601: "2026-12-01")), hour: 0)
        #expect(try lire.versionEnVigueur(now: day.adding(seconds: -1)) == "1.0")
        #expect(try lire.versionEnVigueur(now: day) == "2.0")
        #expect(try lire(now: day).version == "2.0" && lire("1.0", now: day).version == "1.0")
        let line = try #require(try lines(.conditionsPubliees).first)
        #expect(line.detail == #"{"dateVigueur":"2026-12-01","sha256":"abcd"}"# && line.objet == "conditions 2.0")
    }

    @Test("refuses a name that is none, one that is taken, a day that is past or before another version")
    func refused() throws {
        try publier(version("2.0", "2027-05-01"), empreinte: [], by: ror, now: now)
        let past = now.adding(days: 300)
        let cases: [(String, String, Instant)] = [
            ("2.0", "2027-06-01", now), ("1.0", "2027-06-01", now), ("", "2027-06-01", now), ("a", "2027-06-01", now),
            ("1.", "2027-06-01", now), ("../x", "2027-06-01", now), ("3.0", "2026-12-01", now),
            ("3.0", "2027-06-01", past),
        ]
        for (name, day, moment) in cases {
            let error = #expect(throws: UseCaseError.self, "\(name) \(day)") {
                try publier(version(name, day), empreinte: [], by: ror, now: moment)
            }
            #expect(error?.code == .invalide)
        }
        let error = #expect(throws: UseCaseError.self) {
            try publier(version("3.0", "2028-01-01"), empreinte: [], by: aline, now: now)
        }
        #expect(error?.code == .interdit)
    }
}

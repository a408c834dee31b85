import Domain
import SQL
import TestSupport
import Testing
import UseCases

@Suite struct ImporterNOSTests {
    private let test: TestStore
    private let adresse = JeuDeValeurs.modeExercice.embarque.adresse

    init() throws { test = try TestStore() }

    private func lecture(_ codes: [(String, String)], complete: Bool = true, version: String = "1")
        -> ImporterNOS.Lecture
    {
        let entries = codes.map { Nomenclature.Entree(code: $0.0, libelle: $0.1) }
        return ImporterNOS.Lecture(
            Nomenclature.Edition(adresse: adresse, version: version, entrees: entries), estComplete: complete)
    }

    private func take(_ lecture: ImporterNOS.Lecture, dryRun: Bool = false) throws -> [Int] {
        let bilan = try ImporterNOS(store: test.store)([lecture], dryRun: dryRun, now: Exemples.now)[0]
        return [bilan.created, bilan.changed, bilan.retired, bilan.unchanged]
    }

    private var stored: [Nomenclature.Entree] {
        get throws { try test.store.read { try $0.nomenclatures() }.flatMap(\.entrees) }
    }

    private var revisions: Int {
        get throws {
            try test.database.read { connection in
                try connection.rows("SELECT auteur FROM revision WHERE agregat = 'nomenclature'") { _ in }.count
            }
        }
    }

    @Test("counts against the embedded table first; codes that are not listed stay, retired")
    func first() throws {
        let release = lecture([("L", "Libéral"), ("S", "Salarié"), ("Z", "Nouveau")])
        #expect(try take(release) == [1, 1, 2, 1])
        #expect(try stored.map(\.code) == ["L", "S", "Z", "B", "I"])
        #expect(try stored.filter(\.estRetire).map(\.libelle) == ["Bénévole", "Indirect"])
    }

    @Test("counts against the release before, a code in use again included")
    func second() throws {
        _ = try take(lecture([("L", "Libéral"), ("S", "Salarié")]))
        #expect(try take(lecture([("L", "Libéral"), ("B", "")], version: "2")) == [0, 1, 1, 2])
        #expect(try stored.filter { !$0.estRetire }.map(\.libelle) == ["Libéral", "Bénévole"])
    }

    @Test("retires nothing by a release that lists a part of the codes")
    func fragment() throws {
        #expect(try take(lecture([("L", "Libéral")], complete: false)) == [0, 1, 0, 3])
        #expect(try !stored.contains(where: \.estRetire))
    }

    @Test("stores nothing in a dry run, with the same counts")
    func dryRun() throws {
        #expect(try take(lecture([("Z", "Nouveau")]), dryRun: true) == [1, 0, 4, 0])
        #expect(try stored.isEmpty && revisions == 0)
    }

    @Test("writes no revision when the same release comes again")
    func again() throws {
        let release = lecture([("L", "Libéral")])
        _ = try take(release)
        #expect(try take(release) == [0, 0, 0, 4])
        #expect(try revisions == 1)
    }

    @Test("refuses an address of no table, and one that comes twice")
    func refused() throws {
        let importer = ImporterNOS(store: test.store)
        let unknown = ImporterNOS.Lecture(
            Nomenclature.Edition(adresse: "https://exemple.fr/JDV", version: "1", entrees: []), estComplete: true)
        for lectures in [[unknown], [lecture([]), lecture([])]] {
            let error = #expect(throws: UseCaseError.self) { try importer(lectures, dryRun: false, now: Exemples.now) }
            #expect(error?.code == .invalide)
        }
    }
}

import Domain
import TestSupport
import Testing
import UseCases

@Suite struct DeclarerAnomalieTests {
    private let bureau: Bureau
    private let declare: DeclarerAnomalie
    private let offre: Identifiant
    private let aline = Acteur.liberal(Exemples.idNatPS(1))
    private let ben = Acteur.liberal(Exemples.idNatPS(2), compte: 2)

    init() throws {
        bureau = try Bureau()
        declare = DeclarerAnomalie(store: bureau.test.store)
        try bureau.test.take([Exemples.fiche(1), Exemples.fiche(2)])
        offre = try bureau.offre(1).value.id
    }

    private func declare(
        _ element: ElementRepertoire?, _ attendue: String, _ description: String = "", by acteur: Acteur? = nil
    ) throws -> Anomalie {
        try declare(
            element, valeurAttendue: attendue, description: description, offre: offre, by: acteur ?? aline,
            now: bureau.now)
    }

    private func declared() throws -> [Anomalie] {
        try declare.anomalies(offre: offre, by: aline, now: bureau.now)
    }

    @Test(
        "refuses what is missing, too long or said already, all at once, and stores nothing",
        arguments: [
            (nil, "AUTRE", "", [ValidationIssue("element", .obligatoire)]),
            (.nomExercice, "", "", [ValidationIssue("valeurAttendue", .obligatoire)]),
            (.nomExercice, " \t\u{A0}\n", "", [ValidationIssue("valeurAttendue", .obligatoire)]),
            (
                nil, "", "",
                [ValidationIssue("element", .obligatoire), ValidationIssue("valeurAttendue", .obligatoire)]
            ),
            (
                .nomExercice, String(repeating: "é", count: 301), "",
                [ValidationIssue("valeurAttendue", .longueur(300))]
            ),
            (
                .nomExercice, "AUTRE", String(repeating: "x", count: 1001),
                [ValidationIssue("description", .longueur(1000))]
            ),
            (
                nil, String(repeating: "x", count: 301), String(repeating: "x", count: 1001),
                [
                    ValidationIssue("element", .obligatoire), ValidationIssue("valeurAttendue", .longueur(300)),
                    ValidationIssue("description", .longueur(1000)),
                ]
            ),
            (.nomExercice, "EXEMPLE", "", [ValidationIssue("valeurAttendue", .valeurIdentique)]),
            (.prenomExercice, "  Aline ", "", [ValidationIssue("valeurAttendue", .valeurIdentique)]),
        ] as [(ElementRepertoire?, String, String, [ValidationIssue])])
    func refuses(_ element: ElementRepertoire?, _ expected: String, _ words: String, _ issues: [ValidationIssue]) throws
    {
        let before = try bureau.nombreRevisions()
        let error = #expect(throws: UseCaseError.self) { try declare(element, expected, words) }
        #expect(error?.code == .invalide)
        #expect(error?.issues == issues)
        #expect(try bureau.nombreRevisions() == before)
        #expect(try declared().isEmpty)
    }

    @Test("takes the longest texts, white space around them left out")
    func limits() throws {
        let (value, words) = (String(repeating: "é", count: 300), String(repeating: "😀", count: 1000))
        let anomalie = try declare(.nomExercice, "  \(value)\n", "\t\(words) ")
        #expect(anomalie.valeurAttendue == value && anomalie.description == words)
        #expect(try declared() == [anomalie])
    }

    @Test(
        "keeps the value that the registers have, and who corrects it",
        arguments: [
            (.nomExercice, "EXEMPLE", "CNOM"), (.prenomExercice, "Aline", "CNOM"), (.civilite, "MME", "CNOM"),
            (.savoirFaire, "Médecine générale (SM)", "CNOM"), (.denominationEG, "CABINET DU DR EXEMPLE", "CNOM"),
            (.telephone, "01 99 00 12 34", "CNOM"), (.adresseMail, "", "CNOM"),
            (.secteurConventionnement, "", "CPAM"), (.optionContratAccesAuxSoins, "", "CPAM"),
            (.carteVitaleAcceptee, "", "CPAM"),
        ] as [(ElementRepertoire, String, String)])
    func found(_ element: ElementRepertoire, _ value: String, _ authority: String) throws {
        let anomalie = try declare(element, "une autre valeur")
        #expect(anomalie.valeurConstatee == value)
        #expect(anomalie.autorite == authority)
        #expect(anomalie.statut == .aTraiter && anomalie.declarant == aline.compte && anomalie.correction == nil)
    }

    @Test("a value that differs by its capitals alone may be expected")
    func capitals() throws {
        #expect(try declare(.nomExercice, "Exemple").valeurAttendue == "Exemple")
    }

    @Test("an actor without an account declares nothing, whatever the right")
    func noAccount() throws {
        let program = Acteur(.client("logiciel"), habilitations: [Habilitation(.support, sur: .national)])
        let error = #expect(throws: UseCaseError.self) { try declare(.nomExercice, "AUTRE", by: program) }
        #expect(error?.code == .interdit)
        #expect(try declared().isEmpty)
    }

    @Test("lists the last one first; offers without any are left out")
    func order() throws {
        let first = try declare(.nomExercice, "UN")
        let last = try declare(.prenomExercice, "Deux")
        #expect(try declared().map(\.id) == [last.id, first.id])
        let other = try bureau.offre(2).value.id
        let found = try declare.anomalies(offres: [offre, other, Identifiant(rawValue: 999_999)])
        #expect(found.mapValues { $0.map(\.id) } == [offre: [last.id, first.id]])
        #expect(try declare.anomalies(offres: []).isEmpty)
    }

    @Test("is cancelled by who declared it and by no one else, once")
    func cancel() throws {
        let (kept, gone) = (try declare(.nomExercice, "UN"), try declare(.prenomExercice, "Deux"))
        let other = try bureau.offre(2).value.id
        for (id, place, acteur) in [
            (gone.id, offre, ben), (gone.id, other, aline), (Identifiant(rawValue: 999_999), offre, aline),
        ] {
            let error = #expect(throws: UseCaseError.self) {
                try declare.cancel(id, offre: place, by: acteur, now: bureau.now)
            }
            #expect(error?.code == .introuvable)
        }
        try declare.cancel(gone.id, offre: offre, by: aline, now: bureau.now)
        let revisions = try bureau.nombreRevisions()
        try declare.cancel(gone.id, offre: offre, by: aline, now: bureau.now)
        #expect(try bureau.nombreRevisions() == revisions)
        #expect(try declared().map(\.statut) == [.annulee, .aTraiter])
        #expect(try declared().map(\.id) == [gone.id, kept.id])
    }
}

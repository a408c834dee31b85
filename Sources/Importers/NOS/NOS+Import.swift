public import Domain
public import Tabular
public import UseCases

extension NOS {
    /// Reads official files: each a `CodeSystem`, a `ValueSet`, a `Bundle` of them in JSON, or a zip of such.
    ///
    /// Codes whose end date is before `day` are retired. Of an address that comes twice, the latest release is kept. What
    /// is not read is told in `log` (rules `nos-type`, `nos-adresse`, `nos-contenu`, `nos-code`, `nos-code-double`,
    /// `nos-version-double`).
    ///
    /// Throws `FichierRefuse` when a file cannot be read, has a document that is not FHIR JSON or passes 64 MiB, or when
    /// the files together hold no table of the directory.
    public static func read(
        paths: [String], day: JourCivil, log: DiagnosticLog
    ) throws -> [ImporterNOS.Lecture] {
        var lectures: [ImporterNOS.Lecture] = []
        for path in paths {
            try Source(path: path).forEachDocument { name, bytes in
                let reader = Reader(file: name, day: day, log: log)
                for lecture in reader.lectures(try Document.read(bytes, name: name)) {
                    take(lecture, into: &lectures, file: name, log)
                }
            }
        }
        guard !lectures.isEmpty else {
            let names = paths.map { ByteSource.lastComponent($0) }.joined(separator: ", ")
            throw FichierRefuse(.empty, "No code table of the directory was found in \(names).")
        }
        return lectures
    }

    private static func take(
        _ lecture: ImporterNOS.Lecture, into lectures: inout [ImporterNOS.Lecture], file: String, _ log: DiagnosticLog
    ) {
        let address = lecture.edition.adresse
        guard let place = lectures.firstIndex(where: { $0.edition.adresse == address }) else {
            lectures.append(lecture)
            return
        }
        log.add(
            Diagnostic(
                .warning, file: file, line: 0, rule: "nos-version-double", value: address,
                message: "The address comes twice: the latest release is kept."))
        if lectures[place].edition.version <= lecture.edition.version { lectures[place] = lecture }
    }
}

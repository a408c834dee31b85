internal import Domain
internal import Tabular

extension Communes {
    /// Reads an official file `v_commune_AAAA.csv`: names, departments and regions only.
    ///
    /// Source: INSEE, code officiel géographique; header
    /// `TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT`.
    struct COG {
        let path: String
        let log: DiagnosticLog

        /// The communes, without postal codes, positions nor populations.
        func communes() throws -> [Commune] {
            let rows = try Rows.open(
                path, separator: ",", columns: ["TYPECOM", "COM", "REG", "DEP", "LIBELLE", "COMPARENT"], log: log)
            var communes: [Commune] = []
            while try rows.next() {
                guard let code = CodeCommune(rows["COM"]) else {
                    log.add(
                        Diagnostic(
                            .error, file: ByteSource.lastComponent(path), line: rows.line, column: "COM",
                            rule: "commune-code",
                            value: rows["COM"], message: "The code is not one of a commune: the row was refused."))
                    continue
                }
                guard let type = Commune.TypeCommune(rawValue: rows["TYPECOM"]) else { continue }
                communes.append(
                    Commune(
                        code: code, nom: rows["LIBELLE"], departement: code.departement,
                        region: Departement.region(code.departement), codesPostaux: [], type: type,
                        parent: CodeCommune(rows["COMPARENT"])))
            }
            return communes
        }
    }
}

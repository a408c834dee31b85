internal import Domain
internal import Tabular

/// The official files of INSEE, code officiel géographique: names, departments and regions only.
extension Communes {
    /// The communes of a file `v_commune_AAAA.csv`, without postal codes, positions nor populations. Header:
    /// `TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT`.
    static func cog(_ path: String, _ log: DiagnosticLog) throws(FichierRefuse) -> [Commune] {
        let lines = try lines(
            RegisterFile(path: path).open(), separator: ",", ["TYPECOM", "COM", "REG", "DEP", "LIBELLE", "COMPARENT"],
            log)
        var communes: [Commune] = []
        while try lines.next() {
            let row = lines.row
            guard let code = CodeCommune(row["COM"]) else {
                row.note(
                    .error, "COM", "commune-code", row["COM"], "The code is not one of a commune: the row was refused.")
                continue
            }
            guard let type = Commune.TypeCommune(rawValue: row["TYPECOM"]) else { continue }
            communes.append(
                commune(code, nom: row["LIBELLE"], type: type, parent: CodeCommune(row["COMPARENT"])))
        }
        return communes
    }

    /// The known communes, and those of the movements (`v_mvt_commune_AAAA.csv`) that were not known: a code that disappeared refers
    /// to the commune that took it in. A code that exists today stays as it is; one that was divided refers to nobody.
    /// Header: `MOD,DATE_EFF,TYPECOM_AV,COM_AV,…,TYPECOM_AP,COM_AP,…`.
    static func mouvements(
        _ path: String, completing known: [Commune], _ log: DiagnosticLog
    ) throws(FichierRefuse) -> [Commune] {
        let lines = try lines(
            RegisterFile(path: path).open(), separator: ",",
            ["DATE_EFF", "TYPECOM_AV", "COM_AV", "TYPECOM_AP", "COM_AP"], log)
        let present = Set(known.map(\.code))
        var last: [CodeCommune: (date: String, heirs: Set<CodeCommune>, nom: String)] = [:]
        while try lines.next() {
            let row = lines.row
            guard row["TYPECOM_AV"] == "COM", row["TYPECOM_AP"] == "COM", let old = CodeCommune(row["COM_AV"]),
                let new = CodeCommune(row["COM_AP"]), old != new, !present.contains(old)
            else { continue }
            let (date, former) = (row["DATE_EFF"], last[old])
            if let former, former.date > date { continue }
            let heirs = former?.date == date ? former?.heirs ?? [] : []
            last[old] = (date, heirs.union([new]), row.text("LIBELLE_AV") ?? old.description)
        }
        let former = last.sorted { $0.key < $1.key }.filter { $0.value.heirs.count == 1 }
        return known + former.map { commune($0, nom: $1.nom, type: .deleguee, parent: $1.heirs.first) }
    }

    private static func commune(
        _ code: CodeCommune, nom: String, type: Commune.TypeCommune, parent: CodeCommune?
    ) -> Commune {
        Commune(
            code: code, nom: nom, departement: code.departement, region: Departement.region(code.departement),
            codesPostaux: [], type: type, parent: parent)
    }

    /// Begins to read a CSV of communes, UTF-8 or Windows-1252. Throws `FichierRefuse` when it lacks a column.
    static func lines(
        _ source: ByteSource, separator: Character, _ columns: [String], _ log: DiagnosticLog
    ) throws(FichierRefuse) -> RegisterRows {
        let lines = try RegisterRows(source, separator: separator, isQuoted: true, isLegacy: true, log: log)
        try lines.require(columns, kind: "file of communes")
        return lines
    }
}

extension RegisterRow {
    /// The text of a column; empty when there is none, or for the `\N` of a PostgreSQL export.
    subscript(name: String) -> String {
        let text = text(name)
        return text == "\\N" ? "" : text ?? ""
    }
}

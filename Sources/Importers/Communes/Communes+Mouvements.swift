internal import Domain
internal import Tabular

extension Communes {
    /// Reads the movements of communes (`v_mvt_commune_AAAA.csv`): a code that disappeared refers to the commune that took
    /// it in.
    ///
    /// Source: INSEE, code officiel géographique; columns `MOD,DATE_EFF,TYPECOM_AV,COM_AV,…,TYPECOM_AP,COM_AP,…`.
    struct Mouvements {
        let path: String
        let log: DiagnosticLog

        /// The known communes and the former ones that were not known. A code that exists today stays as it is; one that was
        /// divided refers to nobody.
        func completing(_ known: [Commune]) throws(FichierRefuse) -> [Commune] {
            let rows = try Rows.open(
                path, separator: ",", columns: ["DATE_EFF", "TYPECOM_AV", "COM_AV", "TYPECOM_AP", "COM_AP"], log: log)
            let present = Set(known.map(\.code))
            var last: [CodeCommune: (date: String, heirs: Set<CodeCommune>, nom: String)] = [:]
            while try rows.next() {
                guard rows["TYPECOM_AV"] == "COM", rows["TYPECOM_AP"] == "COM", let old = CodeCommune(rows["COM_AV"]),
                    let new = CodeCommune(rows["COM_AP"]), old != new, !present.contains(old)
                else { continue }
                let (date, former) = (rows["DATE_EFF"], last[old])
                if let former, former.date > date { continue }
                let heirs = former?.date == date ? former?.heirs ?? [] : []
                last[old] = (
                    date, heirs.union([new]), rows["LIBELLE_AV"].isEmpty ? old.description : rows["LIBELLE_AV"]
                )
            }
            return known + former(last)
        }

        private func former(
            _ last: [CodeCommune: (date: String, heirs: Set<CodeCommune>, nom: String)]
        ) -> [Commune] {
            last.sorted { $0.key < $1.key }.compactMap { code, movement in
                guard movement.heirs.count == 1, let parent = movement.heirs.first else { return nil }
                return Commune(
                    code: code, nom: movement.nom, departement: code.departement,
                    region: Departement.region(code.departement), codesPostaux: [], type: .deleguee, parent: parent)
            }
        }
    }
}

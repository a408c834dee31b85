internal import Domain
internal import Projection
internal import Tabular
internal import UseCases

extension FINESS {
    /// Reads the frozen extractions: `structureet` lines, and `geolocalisation` lines of those of type 507, before or after
    /// their site. Source: national sources §3.2.
    final class Historique {
        private let lines: RegisterRows
        private let communes: CommunesActuelles
        private let positions: [String: CoordonneeGeographique]

        /// Begins to read. Positions are read first: about 30 bytes per site in memory.
        init(_ file: RegisterFile, communes: CommunesActuelles, log: DiagnosticLog) throws {
            self.communes = communes
            positions = try Self.positions(Self.lines(file, DiagnosticLog(keptPerRule: 0)), log)
            lines = try Self.lines(file, log)
        }

        /// The first line stands for a header, which tells the edition.
        private static func lines(_ file: RegisterFile, _ log: DiagnosticLog) throws(FichierRefuse) -> RegisterRows {
            try RegisterRows(file.open(), separator: ";", isQuoted: true, isLegacy: true, log: log)
        }

        /// The lines read so far.
        var count: Int { lines.count }

        /// The next site; `nil` at the end.
        func next() throws -> ImporterFINESS.Fiche? {
            while try lines.next() {
                let row = lines.row
                guard row.fields.equals(0, "structureet"), var fiche = site(row) else { continue }
                fiche.position = positions[fiche.numFINESS.description]
                return .site(fiche)
            }
            return nil
        }

        private func site(_ row: RegisterRow) -> FicheFINESS? {
            guard row.fields.count >= 31, let number = row.text(1).flatMap({ NumFINESS($0) }) else {
                row.note(
                    .error, "nofinesset", "finess-cle", row.text(1),
                    "The line has no right FINESS number: left out.")
                return nil
            }
            let name = row.text(4) ?? row.text(3) ?? "FINESS \(number)"
            var fiche = FicheFINESS(
                numFINESS: number, denominationEG: name, categorieEG: row.text(18) ?? "", adresse: adresse(row))
            fiche.numFINESSEJ = row.text(2).flatMap { NumFINESS($0) }
            fiche.numSIRET = row.text(22).flatMap { NumSIRET($0) }
            fiche.telephone = row.text(16)
            fiche.telecopie = row.text(17)
            fiche.modaliteParticipationSPH = row.text(26)
            fiche.dateOuverture = row.text(28).flatMap(FINESS.jour)
            return fiche
        }

        private func adresse(_ row: RegisterRow) -> Adresse {
            var address = Adresse()
            address.pointRemise = row.text(5)
            address.complementPointGeographique = row.text(6)
            address.numeroVoie = row.text(7)
            address.extensionVoie = row.text(10)
            address.typeVoie = row.text(8)
            address.libelleVoie = row.text(9)
            address.lieuDit = row.text(11)
            let line = row.text(15)?.split(separator: " ", maxSplits: 1).map(String.init) ?? []
            address.codePostal = line.first
            address.localite = line.count > 1 ? line[1] : nil
            address.communeCOG = commune(row)
            return address
        }

        /// The INSEE code: `9A` to `9F` are 97, `9J` is 98, anything else the department itself.
        private func commune(_ row: RegisterRow) -> CodeCommune? {
            guard let department = row.text(13), let number = row.text(12) else { return nil }
            let overseas = ["9A": "971", "9B": "972", "9C": "973", "9D": "974", "9E": "975", "9F": "976", "9J": "986"]
            let prefix = overseas[department].map { number.count == 3 ? String($0.prefix(2)) : $0 } ?? department
            let found = communes.resolve(prefix + number)
            if found == nil {
                row.note(
                    .warning, "commune", "finess-commune", prefix + number,
                    "The commune code is not one: it was left out.")
            }
            return found
        }

        /// The positions of the file, by number.
        private static func positions(
            _ lines: RegisterRows, _ log: DiagnosticLog
        ) throws -> [String: CoordonneeGeographique] {
            var found: [String: CoordonneeGeographique] = [:]
            var projections: [Int: Projection] = [:]
            while try lines.next() {
                var row = lines.row
                row.log = log
                guard row.fields.equals(0, "geolocalisation"), let number = row.text(1) else { continue }
                let code = epsg(row.text(4) ?? "") ?? 0
                projections[code] = projections[code] ?? Projection(epsg: code)
                guard let x = row.text(2).flatMap({ Double($0) }), let y = row.text(3).flatMap({ Double($0) }),
                    let point = projections[code]?.geographic(easting: x, northing: y)
                else {
                    row.note(.warning, "coordxet", "finess-coordonnees", number, "The position cannot be read.")
                    continue
                }
                found[number] = CoordonneeGeographique(latitude: point.latitude, longitude: point.longitude)
            }
            return found
        }

        /// The projection that a source of coordinates names: `…,EPSG:2154 RGF93 / Lambert-93 (Métropole)`.
        private static func epsg(_ text: String) -> Int? {
            guard let name = text.split(separator: ",").first(where: { $0.hasPrefix("EPSG:") }) else { return nil }
            return Int(name.dropFirst(5).prefix { $0.isNumber })
        }
    }
}

extension RegisterRow {
    /// The text of a column of a form without header.
    fileprivate func text(_ column: Int) -> String? { text(column, "\(column + 1)") }
}

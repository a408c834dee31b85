internal import Domain
internal import Projection
internal import Tabular
internal import UseCases

extension FINESS {
    /// Reads the frozen extractions: `structureet` lines, and `geolocalisation` lines of those of type 507, before or after
    /// their site. Source: national sources §3.2.
    final class Historique {
        private let source: Source
        private let log: DiagnosticLog
        private let communes: CommunesActuelles
        private var projections: [Int: Projection] = [:]

        init(source: Source, log: DiagnosticLog, communes: CommunesActuelles) {
            self.source = source
            self.log = log
            self.communes = communes
        }

        /// Gives each site, with its position when the file has it; answers how many lines were read.
        ///
        /// Positions are read first: about 30 bytes per site in memory.
        func forEach(_ body: (ImporterFINESS.Fiche) throws -> Void) throws -> Int {
            var positions: [String: CoordonneeGeographique] = [:]
            _ = try records(log: DiagnosticLog(keptPerRule: 0)) { row in
                guard row.equals(0, "geolocalisation"), let number = text(row, 1), let point = position(row) else {
                    return
                }
                positions[number] = point
            }
            return try records(log: log) { row in
                guard row.equals(0, "structureet"), var fiche = site(row) else { return }
                fiche.position = positions[fiche.numFINESS.description]
                try body(.site(fiche))
            }
        }

        private func records(log: DiagnosticLog, _ body: (TextRow) throws -> Void) throws -> Int {
            let reader = CSVReader(try source.open(), separator: ";", log: log)
            var count = 0
            do {
                guard try reader.next() else { return 0 }
                while try reader.next() {
                    count += 1
                    try body(reader.row)
                }
            } catch let error as TabularError {
                throw FichierRefuse(error)
            }
            return count
        }

        private func site(_ row: TextRow) -> FicheFINESS? {
            guard row.count >= 31, let number = text(row, 1).flatMap({ NumFINESS($0) }) else {
                note(
                    .error, row, "nofinesset", "finess-cle", text(row, 1),
                    "The line has no right FINESS number: left out.")
                return nil
            }
            let name = text(row, 4) ?? text(row, 3) ?? "FINESS \(number)"
            var fiche = FicheFINESS(
                numFINESS: number, denominationEG: name, categorieEG: text(row, 18) ?? "", adresse: adresse(row))
            fiche.numFINESSEJ = text(row, 2).flatMap { NumFINESS($0) }
            fiche.numSIRET = text(row, 22).flatMap { NumSIRET($0) }
            fiche.telephone = text(row, 16)
            fiche.telecopie = text(row, 17)
            fiche.modaliteParticipationSPH = text(row, 26)
            fiche.dateOuverture = text(row, 28).flatMap(FINESS.jour)
            return fiche
        }

        private func adresse(_ row: TextRow) -> Adresse {
            var address = Adresse()
            address.pointRemise = text(row, 5)
            address.complementPointGeographique = text(row, 6)
            address.numeroVoie = text(row, 7)
            address.extensionVoie = text(row, 10)
            address.typeVoie = text(row, 8)
            address.libelleVoie = text(row, 9)
            address.lieuDit = text(row, 11)
            let line = text(row, 15)?.split(separator: " ", maxSplits: 1).map(String.init) ?? []
            address.codePostal = line.first
            address.localite = line.count > 1 ? line[1] : nil
            address.communeCOG = commune(row)
            return address
        }

        /// The INSEE code: `9A` to `9F` are 97, `9J` is 98, anything else the department itself.
        private func commune(_ row: TextRow) -> CodeCommune? {
            guard let department = text(row, 13), let number = text(row, 12) else { return nil }
            let overseas = ["9A": "971", "9B": "972", "9C": "973", "9D": "974", "9E": "975", "9F": "976", "9J": "986"]
            let code: String
            if let prefix = overseas[department] {
                code = number.count == 3 ? "\(prefix.prefix(2))\(number)" : "\(prefix)\(number)"
            } else {
                code = department + number
            }
            guard let found = communes.resolve(code) else {
                note(.warning, row, "commune", "finess-commune", code, "The commune code is not one: it was left out.")
                return nil
            }
            return found
        }

        private func position(_ row: TextRow) -> CoordonneeGeographique? {
            guard let x = text(row, 2).flatMap({ Double($0) }), let y = text(row, 3).flatMap({ Double($0) }),
                let code = epsg(text(row, 4) ?? ""), let projection = projection(code),
                let point = projection.geographic(easting: x, northing: y)
            else {
                note(.warning, row, "coordxet", "finess-coordonnees", text(row, 1), "The position cannot be read.")
                return nil
            }
            return CoordonneeGeographique(latitude: point.latitude, longitude: point.longitude)
        }

        /// The projection that a source of coordinates names: `…,EPSG:2154 RGF93 / Lambert-93 (Métropole)`.
        private func epsg(_ text: String) -> Int? {
            guard let name = text.split(separator: ",").first(where: { $0.hasPrefix("EPSG:") }) else { return nil }
            return Int(name.dropFirst(5).prefix { $0.isNumber })
        }

        private func projection(_ epsg: Int) -> Projection? {
            if let known = projections[epsg] { return known }
            projections[epsg] = Projection(epsg: epsg)
            return projections[epsg]
        }

        private func text(_ row: TextRow, _ column: Int) -> String? {
            guard let text = try? row.legacyText(column), !text.isEmpty else { return nil }
            return text
        }

        private func note(
            _ severity: Severity, _ row: TextRow, _ column: String, _ rule: String, _ value: String?, _ message: String
        ) {
            log.add(
                Diagnostic(
                    severity, file: ByteSource.lastComponent(source.path), line: row.line, column: column, rule: rule,
                    value: value, message: message))
        }
    }
}

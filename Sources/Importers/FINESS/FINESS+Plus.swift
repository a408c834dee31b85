internal import Domain
internal import JSONStream
internal import Tabular
internal import UseCases

extension FINESS {
    /// Reads FINESS+: each legal entity, then its sites. Source: ANS, FINESS+ structures, schema v1.0.0.
    final class Plus {
        /// The objects read so far.
        private(set) var count = 0
        private let file: RegisterFile
        private let communes: CommunesActuelles
        private let log: DiagnosticLog
        private let objects: JSONStream
        /// The records of the entity under way, the next one last.
        private var ready: [ImporterFINESS.Fiche] = []

        init(_ file: RegisterFile, communes: CommunesActuelles, log: DiagnosticLog) throws(FichierRefuse) {
            self.file = file
            self.communes = communes
            self.log = log
            let bytes = try file.open()
            objects = JSONStream { try bytes.nextChunk() ?? [] }
        }

        /// The next record; `nil` at the end.
        func next() throws -> ImporterFINESS.Fiche? {
            do {
                while ready.isEmpty, let object = try objects.next() {
                    if object.name == "pmej", object.isElement { ready = records(object.value).reversed() }
                }
            } catch let error as JSONStreamError {
                throw FichierRefuse(.unreadable, "The file \(file.path) is damaged. \(error.description)")
            } catch let error as TabularError {
                throw FichierRefuse(error)
            }
            return ready.popLast()
        }

        private func records(_ entity: JSONValue) -> [ImporterFINESS.Fiche] {
            count += 1
            var records: [ImporterFINESS.Fiche] = []
            if let fiche = entiteJuridique(entity) { records.append(.entiteJuridique(fiche)) }
            for site in entity["ege"]?.array ?? [] {
                count += 1
                if let fiche = self.site(site, of: entity) { records.append(.site(fiche)) }
            }
            return records
        }

        private func entiteJuridique(_ object: JSONValue) -> FicheFINESSEJ? {
            let general = object["informationsGeneralesPMEJ"]
            guard let number = number(general?.text("numFinessPm")),
                let name = general?.text("denominationLonguePmSmsse") ?? general?.text("denominationPm")
            else { return nil }
            var fiche = FicheFINESSEJ(numFINESS: number, raisonSociale: name)
            fiche.numSIREN = general?.text("siren").flatMap { NumSIREN($0) }
            fiche.statutJuridique = general?.text("statutJuridique")
            fiche.dateFermeture = general?.text("dateFermeture").flatMap(FINESS.jour)
            return fiche
        }

        private func site(_ object: JSONValue, of entity: JSONValue) -> FicheFINESS? {
            let general = object["informationsGeneralesEGE"]
            guard let number = number(general?.text("numFinessEge")) else { return nil }
            let addresses = object["adresse"]?.array ?? []
            let place = addresses.first { $0.text("usageAdresse") == "03" } ?? addresses.first
            let name = general?.text("nomEgeLong") ?? general?.text("nomEgeCourt") ?? "FINESS \(number)"
            var fiche = FicheFINESS(
                numFINESS: number, denominationEG: name,
                categorieEG: object.text("categorieentiteGeographiqueExercice") ?? "",
                adresse: place.map(adresse) ?? Adresse())
            fiche.numFINESSEJ = entity["informationsGeneralesPMEJ"]?.text("numFinessPm").flatMap { NumFINESS($0) }
            fiche.numSIRET = general?.text("siret").flatMap { NumSIRET($0) }
            fiche.position = place?["coordonneesGeographique"].flatMap { position($0, number) }
            fiche.dateOuverture = general?.text("dateOuverture").flatMap(FINESS.jour)
            fiche.dateFermeture = general?.text("dateFermeture").flatMap(FINESS.jour)
            fiche.modaliteParticipationSPH = general?["espic"]?.array.first?.string.flatMap(RegisterText.clean)
            let contact = object["contact"]?.array.first { $0["typeContact"]?.text("roleContact") == "01" }?["telecom"]
            fiche.telephone = contact?.text("telephone")
            fiche.telecopie = contact?.text("telecopie")
            fiche.courriel = contact?.text("courriel")
            return fiche
        }

        private func number(_ text: String?) -> NumFINESS? {
            if let number = text.flatMap({ NumFINESS($0) }) { return number }
            note(
                .error, "numFiness", "finess-cle", text,
                "The FINESS number is missing or has a wrong key: object \(count) was left out.")
            return nil
        }

        private func adresse(_ object: JSONValue) -> Adresse {
            var address = Adresse()
            address.numeroVoie = object.text("numeroVoie")
            address.typeVoie = object.text("typeVoie")
            address.libelleVoie = object.text("libelleVoie")
            address.lieuDit = object.text("lieuDit")
            address.codePostal = object.text("codePostal")
            address.localite = object.text("ligneAcheminement")
            address.communeCOG = communes.resolve(object.text("cogCommune"))
            return address
        }

        /// Latitude and longitude, whatever the keys: the meaning of the members changed between editions.
        private func position(_ object: JSONValue, _ number: NumFINESS) -> CoordonneeGeographique? {
            for (latitude, longitude) in [("directionLatitude", "directionLongitude"), ("coordonneeY", "coordonneeX")] {
                if let latitude = object.text(latitude).flatMap({ Double($0) }), abs(latitude) <= 90,
                    let longitude = object.text(longitude).flatMap({ Double($0) }), abs(longitude) <= 180
                {
                    return CoordonneeGeographique(latitude: latitude, longitude: longitude)
                }
            }
            note(
                .warning, "coordonneesGeographique", "finess-coordonnees", number.description,
                "No pair of numbers is in degrees.")
            return nil
        }

        /// Tells a problem of the object under way: its rank stands for a line.
        private func note(_ severity: Severity, _ column: String, _ rule: String, _ value: String?, _ message: String) {
            log.add(
                Diagnostic(
                    severity, file: file.name, line: count, column: column, rule: rule, value: value, message: message))
        }
    }

    /// The day of a text that begins with `AAAA-MM-JJ`.
    static func jour(_ text: String) -> JourCivil? {
        JourCivil(iso8601: text.prefix(10))
    }
}

extension JSONValue {
    /// The text of a member, as fiches have it.
    fileprivate func text(_ member: String) -> String? { self[member]?.string.flatMap(RegisterText.clean) }
}

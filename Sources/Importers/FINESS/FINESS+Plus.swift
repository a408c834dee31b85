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
            guard let number = number(text(general, "numFinessPm")),
                let name = text(general, "denominationLonguePmSmsse") ?? text(general, "denominationPm")
            else { return nil }
            var fiche = FicheFINESSEJ(numFINESS: number, raisonSociale: name)
            fiche.numSIREN = text(general, "siren").flatMap { NumSIREN($0) }
            fiche.statutJuridique = text(general, "statutJuridique")
            fiche.dateFermeture = text(general, "dateFermeture").flatMap(FINESS.jour)
            return fiche
        }

        private func site(_ object: JSONValue, of entity: JSONValue) -> FicheFINESS? {
            let general = object["informationsGeneralesEGE"]
            guard let number = number(text(general, "numFinessEge")) else { return nil }
            let addresses = object["adresse"]?.array ?? []
            let place = addresses.first { text($0, "usageAdresse") == "03" } ?? addresses.first
            let name = text(general, "nomEgeLong") ?? text(general, "nomEgeCourt") ?? "FINESS \(number)"
            var fiche = FicheFINESS(
                numFINESS: number, denominationEG: name,
                categorieEG: text(object, "categorieentiteGeographiqueExercice") ?? "",
                adresse: place.map(adresse) ?? Adresse())
            fiche.numFINESSEJ = text(entity["informationsGeneralesPMEJ"], "numFinessPm").flatMap { NumFINESS($0) }
            fiche.numSIRET = text(general, "siret").flatMap { NumSIRET($0) }
            fiche.position = place?["coordonneesGeographique"].flatMap { position($0, number) }
            fiche.dateOuverture = text(general, "dateOuverture").flatMap(FINESS.jour)
            fiche.dateFermeture = text(general, "dateFermeture").flatMap(FINESS.jour)
            fiche.modaliteParticipationSPH = regular(general?["espic"]?.array.first, "espic")
            let contact = object["contact"]?.array.first { text($0["typeContact"], "roleContact") == "01" }?["telecom"]
            fiche.telephone = text(contact, "telephone")
            fiche.telecopie = text(contact, "telecopie")
            fiche.courriel = text(contact, "courriel")
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
            address.numeroVoie = text(object, "numeroVoie")
            address.typeVoie = text(object, "typeVoie")
            address.libelleVoie = text(object, "libelleVoie")
            address.lieuDit = text(object, "lieuDit")
            address.codePostal = text(object, "codePostal")
            address.localite = text(object, "ligneAcheminement")
            address.communeCOG = communes.resolve(text(object, "cogCommune"))
            return address
        }

        /// Latitude and longitude, whatever the keys: the meaning of the members changed between editions.
        private func position(_ object: JSONValue, _ number: NumFINESS) -> CoordonneeGeographique? {
            for (latitude, longitude) in [("directionLatitude", "directionLongitude"), ("coordonneeY", "coordonneeX")] {
                if let latitude = text(object, latitude).flatMap({ Double($0) }), abs(latitude) <= 90,
                    let longitude = text(object, longitude).flatMap({ Double($0) }), abs(longitude) <= 180
                {
                    return CoordonneeGeographique(latitude: latitude, longitude: longitude)
                }
            }
            note(
                .warning, "coordonneesGeographique", "finess-coordonnees", number.description,
                "No pair of numbers is in degrees.")
            return nil
        }

        /// The text of a member, as fiches have it.
        private func text(_ object: JSONValue?, _ member: String) -> String? { regular(object?[member], member) }

        private func regular(_ value: JSONValue?, _ member: String) -> String? {
            value?.string.flatMap { RegisterText.clean($0) { note(.warning, member, RegisterText.rule, $0, $1) } }
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

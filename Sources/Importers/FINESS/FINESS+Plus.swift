internal import Domain
internal import JSONStream
internal import Tabular
internal import UseCases

extension FINESS {
    /// Reads FINESS+: each legal entity, then its sites. Source: ANS, FINESS+ structures, schema v1.0.0.
    struct Plus {
        let source: Source
        let log: DiagnosticLog
        let communes: CommunesActuelles

        /// Gives each record; answers how many objects were read.
        func forEach(_ body: (ImporterFINESS.Fiche) throws -> Void) throws -> Int {
            let bytes = try source.open()
            var count = 0
            do {
                try JSONStream().parse(
                    next: { try bytes.nextChunk() ?? [] }, onMember: { _, _ in },
                    onElement: { name, element in
                        guard name == "pmej" else { return }
                        count += 1
                        if let entity = entiteJuridique(element, rank: count) { try body(.entiteJuridique(entity)) }
                        for site in element["ege"]?.array ?? [] {
                            count += 1
                            if let fiche = self.site(site, of: element, rank: count) { try body(.site(fiche)) }
                        }
                    })
            } catch let error as JSONStreamError {
                throw FichierRefuse(.unreadable, "The file \(source.path) is damaged. \(error.description)")
            } catch let error as TabularError {
                throw FichierRefuse(error)
            }
            return count
        }

        private func entiteJuridique(_ object: JSONValue, rank: Int) -> FicheFINESSEJ? {
            let general = object["informationsGeneralesPMEJ"]
            guard let number = number(general?["numFinessPm"]?.string, rank: rank),
                let name = general?["denominationLonguePmSmsse"]?.string ?? general?["denominationPm"]?.string
            else { return nil }
            var fiche = FicheFINESSEJ(numFINESS: number, raisonSociale: name)
            fiche.numSIREN = general?["siren"]?.string.flatMap { NumSIREN($0) }
            fiche.statutJuridique = general?["statutJuridique"]?.string
            fiche.dateFermeture = general?["dateFermeture"]?.string.flatMap(FINESS.jour)
            return fiche
        }

        private func site(_ object: JSONValue, of entity: JSONValue, rank: Int) -> FicheFINESS? {
            let general = object["informationsGeneralesEGE"]
            guard let number = number(general?["numFinessEge"]?.string, rank: rank) else { return nil }
            let place =
                object["adresse"]?.array.first { $0["usageAdresse"]?.string == "03" } ?? object["adresse"]?.array.first
            let name = general?["nomEgeLong"]?.string ?? general?["nomEgeCourt"]?.string ?? "FINESS \(number)"
            var fiche = FicheFINESS(
                numFINESS: number, denominationEG: name,
                categorieEG: object["categorieentiteGeographiqueExercice"]?.string ?? "",
                adresse: place.map(adresse) ?? Adresse())
            fiche.numFINESSEJ = entity["informationsGeneralesPMEJ"]?["numFinessPm"]?.string.flatMap { NumFINESS($0) }
            fiche.numSIRET = general?["siret"]?.string.flatMap { NumSIRET($0) }
            fiche.position = place?["coordonneesGeographique"].flatMap { position($0, rank: rank, number) }
            fiche.dateOuverture = general?["dateOuverture"]?.string.flatMap(FINESS.jour)
            fiche.dateFermeture = general?["dateFermeture"]?.string.flatMap(FINESS.jour)
            fiche.modaliteParticipationSPH = general?["espic"]?.array.first?.string
            let contact = object["contact"]?.array.first { $0["typeContact"]?["roleContact"]?.string == "01" }?[
                "telecom"]
            fiche.telephone = contact?["telephone"]?.string
            fiche.telecopie = contact?["telecopie"]?.string
            fiche.courriel = contact?["courriel"]?.string
            return fiche
        }

        private func number(_ text: String?, rank: Int) -> NumFINESS? {
            if let number = text.flatMap({ NumFINESS($0) }) { return number }
            log.add(
                Diagnostic(
                    .error, file: ByteSource.lastComponent(source.path), line: rank, column: "numFiness",
                    rule: "finess-cle", value: text,
                    message: "The FINESS number is missing or has a wrong key: object \(rank) was left out."))
            return nil
        }

        private func adresse(_ object: JSONValue) -> Adresse {
            var address = Adresse()
            address.numeroVoie = object["numeroVoie"]?.string
            address.typeVoie = object["typeVoie"]?.string
            address.libelleVoie = object["libelleVoie"]?.string
            address.lieuDit = object["lieuDit"]?.string
            address.codePostal = object["codePostal"]?.string
            address.localite = object["ligneAcheminement"]?.string
            address.communeCOG = communes.resolve(object["cogCommune"]?.string)
            return address
        }

        /// Latitude and longitude, whatever the keys: the meaning of the members changed between editions.
        private func position(_ object: JSONValue, rank: Int, _ number: NumFINESS) -> CoordonneeGeographique? {
            let read = { (key: String) in object[key]?.string.flatMap { Double($0) } }
            let found = [
                (latitude: read("directionLatitude"), longitude: read("directionLongitude")),
                (latitude: read("coordonneeY"), longitude: read("coordonneeX")),
            ]
            for (latitude, longitude) in found {
                guard let latitude, let longitude, abs(latitude) <= 90, abs(longitude) <= 180 else { continue }
                return CoordonneeGeographique(latitude: latitude, longitude: longitude)
            }
            log.add(
                Diagnostic(
                    .warning, file: ByteSource.lastComponent(source.path), line: rank,
                    column: "coordonneesGeographique",
                    rule: "finess-coordonnees", value: number.description, message: "No pair of numbers is in degrees.")
            )
            return nil
        }
    }

    /// The day of a text that begins with `AAAA-MM-JJ`.
    static func jour(_ text: String) -> JourCivil? {
        JourCivil(iso8601: text.prefix(10))
    }
}

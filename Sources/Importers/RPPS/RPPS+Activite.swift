internal import Domain
internal import Tabular

extension RPPS.Fields {
    /// The activity of the row. Source: national sources, §1.6 and §8.
    ///
    /// Kept: mode `L` or `I`, kind `GENR01`, or none in the 52-column editions. A substitute (`GENR02`), a row without
    /// structure, of sector SA43 (undefined) or SA50 (an artefact of billing) has no place. A place abroad is not kept.
    func activite(_ exercice: ExerciceProfessionnel) -> LigneActivite.Activite {
        guard let mode = optional(.codeModeExercice) else { return .horsPerimetre }
        guard mode == "L" || mode == "I" else {
            if mode != "S", mode != "B" {
                note(.info, .codeModeExercice, "rpps-mode-inconnu", mode, "The mode of practice is unknown.")
            }
            return .horsPerimetre
        }
        let kind = optional(.codeGenreActivite)
        if kind == "GENR02" { return .sansLieu }
        guard kind == nil || kind == "GENR01" else { return .horsPerimetre }
        guard let technical = optional(.identifiantTechniqueStructure) else { return .sansLieu }
        let finess: NumFINESS? = identifier(.numeroFINESSSite, rule: "finess-cle")
        // A site of FINESS is one place, under whatever number RPPS has it.
        let key = finess.map { "F\($0)" } ?? technical
        let sector = optional(.codeSecteurActivite) ?? "SA43"
        guard sector != "SA43", sector != "SA50" else { return .sansLieu }
        if let country = optional(.codePays), country != "99000" {
            note(.info, .codePays, "rpps-structure-etranger", country, "The place is abroad: it makes no offer.")
            return .sansLieu
        }
        var situation = SituationOperationnelle(
            profession: exercice.profession, cleStructure: key, modeExercice: mode, secteurActivite: sector)
        situation.genreActivite = kind
        situation.role = optional(.codeRole)
        situation.autoriteEnregistrement = optional(.autoriteEnregistrement)
        situation.telephone = phone(.telephone)
        situation.telephone2 = phone(.telephone2)
        situation.telecopie = optional(.telecopie)
        situation.adresseMail = optional(.adresseMail)
        return .lieu(
            FicheSituation(situation: situation, structure: structure(key: key, sector: sector, finess: finess)))
    }

    /// The place. Without any name in the register, it takes the label of its kind.
    private func structure(key: String, sector: String, finess: NumFINESS?) -> FicheStructure {
        let brand = optional(.enseigneCommercialeSite)
        let kind = TypeStructure(secteurActivite: sector).libelle
        var place = FicheStructure(
            cle: key, denominationEG: optional(.raisonSocialeSite) ?? brand ?? kind, secteurActivite: sector,
            adresse: adresse())
        place.nomOperationnel = brand
        place.numFINESS = finess
        place.numFINESSEJ = identifier(.numeroFINESSEtablissementJuridique, rule: "finess-cle")
        place.numSIRET = identifier(.numeroSIRETSite, rule: "siret-cle")
        place.numSIREN = identifier(.numeroSIRENSite, rule: "siren-cle")
        place.ancienIdentifiant = optional(.ancienIdentifiantStructure)
        return place
    }

    private func adresse() -> Adresse {
        var address = Adresse()
        address.pointRemise = optional(.complementDestinataire)
        address.complementPointGeographique = optional(.complementPointGeographique)
        address.numeroVoie = optional(.numeroVoie)
        address.extensionVoie = optional(.indiceRepetitionVoie)
        address.typeVoie = optional(.libelleTypeVoie) ?? optional(.codeTypeVoie)
        address.libelleVoie = optional(.libelleVoie)
        address.mentionDistribution = optional(.mentionDistribution)
        address.codePostal = optional(.codePostal)
        address.communeCOG = commune(codePostal: address.codePostal)
        if let code = address.codePostal, code.utf8.count != 5 || !Luhn.areDigits(code) {
            note(.warning, .codePostal, "code-postal", code, "A postal code has 5 digits; it was kept as it is.")
        }
        let office = optional(.bureauCedex).map(Self.town)
        let isCedex = office?.split(separator: " ").contains { $0.uppercased().hasPrefix("CEDEX") } ?? false
        address.localite = isCedex ? office : optional(.libelleCommune) ?? office
        return address
    }

    /// The present commune of the code, else that of the name: CEDEX postal codes are of no commune.
    private func commune(codePostal: String?) -> CodeCommune? {
        if let code: CodeCommune = identifier(.codeCommune, rule: "commune-code") {
            if let found = communes.actuelle(code) { return found }
            if !communes.isEmpty {
                note(
                    .info, .codeCommune, "commune-inconnue", code.description,
                    "The commune is unknown; its code was kept.")
            }
            return code
        }
        return optional(.libelleCommune).flatMap { communes.trouver(libelle: $0, codePostal: codePostal) }
    }

    /// The town of a line `75015 PARIS`.
    private static func town(_ office: String) -> String {
        let words = office.split(separator: " ")
        let hasCode = words.count > 1 && words[0].utf8.count == 5 && Luhn.areDigits(words[0])
        return hasCode ? words.dropFirst().joined(separator: " ") : office
    }

    /// A phone as it is written; an info `telephone` when it is not a regular number.
    private func phone(_ column: RPPS.Column) -> String? {
        guard let text = optional(column) else { return nil }
        let isPlain = text.utf8.count == 10 && text.hasPrefix("0") && Luhn.areDigits(text)
        if !isPlain, NumeroTelephone.normalise(text) == nil {
            note(.info, column, "telephone", text, "The phone is not a regular number; it was kept as it is.")
        }
        return text
    }
}

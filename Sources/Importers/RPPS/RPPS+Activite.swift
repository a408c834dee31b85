internal import Domain
internal import Tabular

extension RPPS.Fields {
    /// The activity of the row.
    func activite(_ exercice: ExerciceProfessionnel) -> LigneActivite.Activite {
        noteUnknown()
        switch perimetre {
        case .dehors: return .horsPerimetre
        case .sansLieu: return .sansLieu
        case .lieu: break
        }
        guard let technical = written(.identifiantTechniqueStructure), let mode = text(.codeModeExercice),
            let sector = text(.codeSecteurActivite)
        else { return .sansLieu }
        let finess: NumFINESS? = identifier(.numeroFINESSSite, rule: "finess-cle")
        // A site of FINESS is one place, under whatever number RPPS has it.
        let key = finess.map(EntiteGeographique.cle) ?? technical
        var situation = SituationOperationnelle(
            profession: exercice.profession, cleStructure: key, modeExercice: mode, secteurActivite: sector)
        situation.genreActivite = text(.codeGenreActivite)
        situation.role = text(.codeRole)
        situation.autoriteEnregistrement = text(.autoriteEnregistrement)
        situation.telephone = phone(.telephone)
        situation.telephone2 = phone(.telephone2)
        situation.telecopie = text(.telecopie)
        situation.adresseMail = text(.adresseMail)
        return .lieu(
            FicheSituation(situation: situation, structure: structure(key: key, sector: sector, finess: finess)))
    }

    /// Tells a mode of practice that is not known, and a place abroad.
    private func noteUnknown() {
        if let mode = text(.codeModeExercice), !["L", "I", "S", "B"].contains(mode) {
            note(.info, .codeModeExercice, "rpps-mode-inconnu", mode, "The mode of practice is unknown.")
        }
        if perimetre == .sansLieu, let country = text(.codePays), country != "99000" {
            note(.info, .codePays, "rpps-structure-etranger", country, "The place is abroad: it makes no offer.")
        }
    }

    /// The place. Without any name in the register, it takes the label of its kind.
    private func structure(key: String, sector: String, finess: NumFINESS?) -> FicheStructure {
        let brand = text(.enseigneCommercialeSite)
        let kind = TypeStructure(secteurActivite: sector).libelle
        var place = FicheStructure(
            cle: key, denominationEG: text(.raisonSocialeSite) ?? brand ?? kind, secteurActivite: sector,
            adresse: adresse())
        place.nomOperationnel = brand
        place.numFINESS = finess
        place.numFINESSEJ = identifier(.numeroFINESSEtablissementJuridique, rule: "finess-cle")
        place.numSIRET = identifier(.numeroSIRETSite, rule: "siret-cle")
        place.numSIREN = identifier(.numeroSIRENSite, rule: "siren-cle")
        place.ancienIdentifiant = text(.ancienIdentifiantStructure)
        return place
    }

    private func adresse() -> Adresse {
        var address = Adresse()
        address.pointRemise = text(.complementDestinataire)
        address.complementPointGeographique = text(.complementPointGeographique)
        address.numeroVoie = text(.numeroVoie)
        address.extensionVoie = text(.indiceRepetitionVoie)
        address.typeVoie = text(.libelleTypeVoie) ?? text(.codeTypeVoie).map(RPPS.typeVoie)
        address.libelleVoie = text(.libelleVoie)
        address.mentionDistribution = text(.mentionDistribution)
        address.codePostal = text(.codePostal)
        address.communeCOG = commune(codePostal: address.codePostal)
        if let code = address.codePostal, code.utf8.count != 5 || !Luhn.areDigits(code) {
            note(.warning, .codePostal, "code-postal", code, "A postal code has 5 digits; it was kept as it is.")
        }
        let office = text(.bureauCedex).map(Self.town)
        let isCedex = office?.split(separator: " ").contains { $0.uppercased().hasPrefix("CEDEX") } ?? false
        let town = text(.libelleCommune) ?? address.communeCOG.flatMap(table.communes.nom)
        address.localite = isCedex ? office : town ?? office
        return address
    }

    /// The present commune of the code, else that of the name: CEDEX postal codes are of no commune.
    private func commune(codePostal: String?) -> CodeCommune? {
        if let code: CodeCommune = identifier(.codeCommune, rule: "commune-code") {
            if let found = table.communes.actuelle(code) { return found }
            if !table.communes.isEmpty {
                note(
                    .info, .codeCommune, "commune-inconnue", code.description,
                    "The commune is unknown; its code was kept.")
            }
            return code
        }
        return text(.libelleCommune).flatMap { table.communes.find(libelle: $0, codePostal: codePostal) }
    }

    /// The town of a line `75015 PARIS`.
    private static func town(_ office: String) -> String {
        let words = office.split(separator: " ")
        let hasCode = words.count > 1 && words[0].utf8.count == 5 && Luhn.areDigits(words[0])
        return hasCode ? words.dropFirst().joined(separator: " ") : office
    }

    /// A phone as it is written; an info `telephone` when it is not a regular number.
    private func phone(_ column: RPPS.Column) -> String? {
        guard let text = self.text(column) else { return nil }
        let isPlain = text.utf8.count == 10 && text.hasPrefix("0") && Luhn.areDigits(text)
        if !isPlain, NumeroTelephone.normalise(text) == nil {
            note(.info, column, "telephone", text, "The phone is not a regular number; it was kept as it is.")
        }
        return text
    }
}

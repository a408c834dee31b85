internal import Domain
internal import Fingerprint
internal import Tabular

extension RPPS.Fields {
    /// The key of the person when the row is kept: of the eleven professions and of category C, with a number and a name.
    ///
    /// Told from the bytes, for speed. A row refused leaves an error in the log.
    var cleRetenue: Int64? {
        guard row.isWhole(rule: "rpps-colonnes") else { return nil }
        guard isEligible, let key = cle else { return nil }
        if isEmpty(.nomExercice) {
            note(.error, .nomExercice, "rpps-nom-vide", nil, "A mandatory value is missing: the row was refused.")
            return nil
        }
        return key
    }

    /// The typed row; `nil` when a mandatory text of it cannot be read.
    var ligneActivite: LigneActivite? {
        guard let idNatPS, let exercice else { return nil }
        return LigneActivite(
            line: row.fields.line, idNatPS: idNatPS, civilite: text(.codeCivilite), exercice: exercice,
            activite: activite(exercice))
    }

    private var isEligible: Bool {
        let profession = row.fields.digits(table[.codeProfession])
        let known = profession.map { $0.count == 2 && Self.eligible.contains($0.value) } ?? false
        if known, equals(.codeCategorieProfessionnelle, "C") { return true }
        guard let code = mandatory(.codeProfession, rule: "rpps-profession-vide") else { return false }
        if !known, !Self.professions.contains(code) {
            note(.info, .codeProfession, "rpps-profession-inconnue", code, "The profession is unknown.")
        }
        if isEmpty(.codeCategorieProfessionnelle) {
            _ = mandatory(.codeCategorieProfessionnelle, rule: "rpps-categorie-vide")
        }
        return false
    }

    /// The eleven professions.
    private static let eligible = Set(ProfessionLiberale.allCases.compactMap { Int64($0.rawValue) })
    /// The other professions, the users of a title and the social professions, which have a table of their own.
    private static let professions = Set(
        Nomenclature.professionSante.entrees.map(\.code) + ["41", "71", "72", "73", "93"])

    /// The RPPS number itself; a negative hash of an ADELI number.
    private var cle: Int64? {
        if equals(.typeIdentifiantPP, "0"), !isEmpty(.identifiantPP) {
            var bytes: [UInt8] = []
            row.fields.append(table[.identifiantPP], to: &bytes)
            return Int64(bitPattern: Fingerprint.of(bytes) | 1 << 63)
        }
        if let number = row.fields.digits(table[.identifiantPP]), number.count == 11 { return number.value }
        guard let text = mandatory(.identifiantPP, rule: "rpps-numero") else { return nil }
        note(.error, .identifiantPP, "rpps-numero", text, "An RPPS number has 11 digits: the row was refused.")
        return nil
    }

    private var idNatPS: IdNatPS? {
        guard let number = text(.identifiantPP) else { return nil }
        if equals(.typeIdentifiantPP, "0") { return IdNatPS("0" + number) }
        guard let rpps = NumRPPS(number) else { return nil }
        if !rpps.cleValide {
            note(.warning, .identifiantPP, "rpps-cle", number, "The key of the RPPS number is wrong.")
        }
        let national = IdNatPS(rpps)
        if let text = text(.identificationNationalePP), text != national.description {
            note(
                .warning, .identificationNationalePP, "rpps-identification-nationale", text,
                "The national identifier is not 8 and the RPPS number: the RPPS number was taken.")
        }
        return national
    }

    private var exercice: ExerciceProfessionnel? {
        guard let name = mandatory(.nomExercice, rule: "rpps-nom-vide"), let profession = text(.codeProfession)
        else { return nil }
        var knowHow: [SavoirFaire] = []
        if let type = text(.codeTypeSavoirFaire), let code = text(.codeSavoirFaire) {
            knowHow = [
                SavoirFaire(
                    type: type, code: code, libelle: text(.libelleSavoirFaire) ?? RPPS.savoirFaire(type, code))
            ]
        }
        return ExerciceProfessionnel(
            profession: profession, categorie: "C", civiliteExercice: text(.codeCiviliteExercice),
            nomExercice: name, prenomExercice: text(.prenomExercice), savoirFaire: knowHow)
    }
}

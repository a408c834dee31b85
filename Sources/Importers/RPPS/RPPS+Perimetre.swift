internal import Domain
internal import Fingerprint
internal import Tabular

extension RPPS {
    /// What a row of an eligible person makes in the directory, told from its bytes alone: both readings ask it here.
    enum Perimetre: Sendable {
        /// Not of the directory: no activity, salaried, volunteer, not care.
        case dehors
        /// Liberal care without a place of practice.
        case sansLieu
        /// Liberal care in a place: it makes an offer.
        case lieu
    }

    /// A place as the bytes of a row describe it: a hash of its key, the fingerprint of the description.
    typealias Place = (cle: Int64, valeur: Int64)

    /// The key of a place, as fingerprints have it.
    static func empreinteCle(_ cle: String) -> Int64 { Int64(bitPattern: Fingerprint.of(cle)) }
}

extension RPPS.Fields {
    /// What the row makes in the directory.
    ///
    /// Kept: mode `L` or `I`, kind `GENR01`, or none in the editions that lack it. A substitute (`GENR02`), a row without
    /// structure, of sector SA43 (undefined) or SA50 (an artefact of billing), or abroad has no place.
    /// Source: national sources, §1.6 and §8.
    var perimetre: RPPS.Perimetre {
        guard equals(.codeModeExercice, "L") || equals(.codeModeExercice, "I") else { return .dehors }
        let isSubstitute = equals(.codeGenreActivite, "GENR02")
        guard isSubstitute || isEmpty(.codeGenreActivite) || equals(.codeGenreActivite, "GENR01") else {
            return .dehors
        }
        let sector = RPPS.Column.codeSecteurActivite
        let hasSector = !isEmpty(sector) && !equals(sector, "SA43") && !equals(sector, "SA50")
        let isInFrance = isEmpty(.codePays) || equals(.codePays, "99000")
        let hasPlace = !isSubstitute && !isEmpty(.identifiantTechniqueStructure) && hasSector && isInFrance
        return hasPlace ? .lieu : .sansLieu
    }

    /// The place of the row; `nil` when it makes no offer. A site of FINESS is one place, under whatever number RPPS has it.
    func place(_ scratch: inout [UInt8]) -> RPPS.Place? {
        guard perimetre == .lieu else { return nil }
        scratch.removeAll(keepingCapacity: true)
        for column in RPPS.Column.structure {
            row.fields.append(table[column], to: &scratch)
            scratch.append(0x7C)
        }
        let valeur = Int64(bitPattern: Fingerprint.of(scratch, seed: table.seed))
        if !isEmpty(.numeroFINESSSite),
            let finess = (try? row.fields.text(table[.numeroFINESSSite])).flatMap({ NumFINESS($0) })
        {
            return (RPPS.empreinteCle(EntiteGeographique.cle(finess)), valeur)
        }
        scratch.removeAll(keepingCapacity: true)
        row.fields.append(table[.identifiantTechniqueStructure], to: &scratch)
        return (Int64(bitPattern: Fingerprint.of(scratch)), valeur)
    }
}

extension RPPS.Column {
    /// What describes a place: columns 20 to 40, 47 and 49. Phones and mail are of the activity.
    static let structure: [RPPS.Column] =
        allCases.filter { (numeroSIRETSite.rawValue...libellePays.rawValue).contains($0.rawValue) } + [
            .ancienIdentifiantStructure, .codeSecteurActivite,
        ]
}

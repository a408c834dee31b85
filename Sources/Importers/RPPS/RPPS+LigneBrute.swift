internal import Domain
internal import Fingerprint
internal import Tabular

extension RPPS {
    /// What the bytes of an eligible row tell, without making texts of them.
    struct LigneBrute: Sendable {
        /// The number of its line in the file.
        let numero: Int
        /// Where it begins in the file, in bytes.
        let debut: Int
        /// The key of the person: the RPPS number itself, a negative hash for any other identifier.
        let cle: Int64
        /// The fingerprint of the row.
        let empreinte: Int64
        /// Whether its activity makes a person of the directory: liberal care, with a place or without.
        let estLiberale: Bool
        /// The fingerprint of the description of the place; `nil` when the row makes no offer.
        let structure: Empreinte?
    }
}

extension RPPS.Fields {
    /// What the bytes of the row tell.
    func ligneBrute(_ cle: Int64, scratch: inout [UInt8]) -> RPPS.LigneBrute {
        let perimetre = perimetre
        return RPPS.LigneBrute(
            numero: row.line, debut: row.offset, cle: cle,
            empreinte: Int64(bitPattern: Fingerprint.of(row.bytes, seed: lecture.seed)),
            estLiberale: perimetre != .dehors, structure: perimetre == .lieu ? empreinteStructure(&scratch) : nil)
    }

    /// The key of the place and the fingerprint of what the row says of it.
    private func empreinteStructure(_ scratch: inout [UInt8]) -> Empreinte {
        scratch.removeAll(keepingCapacity: true)
        for column in RPPS.Column.structure {
            row.append(layout[column], to: &scratch)
            scratch.append(0x7C)
        }
        let value = Fingerprint.of(scratch, seed: lecture.seed)
        return Empreinte(cle: cleStructureBrute(&scratch), valeur: Int64(bitPattern: value))
    }

    private func cleStructureBrute(_ scratch: inout [UInt8]) -> Int64 {
        if let finess = numFINESS { return RPPS.empreinteCle(EntiteGeographique.cle(finess)) }
        scratch.removeAll(keepingCapacity: true)
        row.append(layout[.identifiantTechniqueStructure], to: &scratch)
        return Int64(bitPattern: Fingerprint.of(scratch))
    }

    /// The FINESS number of the site, when it has a right key.
    var numFINESS: NumFINESS? {
        guard !row.isEmpty(layout[.numeroFINESSSite]) else { return nil }
        return (try? row.text(layout[.numeroFINESSSite])).flatMap { NumFINESS($0) }
    }
}

extension RPPS {
    /// The key of a place, as fingerprints have it.
    static func empreinteCle(_ cle: String) -> Int64 { Int64(bitPattern: Fingerprint.of(cle)) }
}

extension RPPS.Column {
    /// What describes a place: columns 20 to 40, 47 and 49. Phones and mail are of the activity.
    static let structure: [RPPS.Column] =
        allCases.filter { (numeroSIRETSite.rawValue...libellePays.rawValue).contains($0.rawValue) } + [
            .ancienIdentifiantStructure, .codeSecteurActivite,
        ]
}

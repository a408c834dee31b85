import Domain

/// A release of one address on top of the codes known before, and the counts of what it changes.
struct FusionNomenclature {
    /// What is known of the address from now on: the codes of the release in its order, then those it does not list.
    private(set) var edition: Nomenclature.Edition
    private(set) var bilan: BilanNomenclature
    /// Whether it differs from what is stored.
    let estNouvelle: Bool

    /// A release on top of what is stored, or of the embedded codes.
    init(_ lecture: ImporterNOS.Lecture, sur stored: Nomenclature.Edition?, sinon embedded: [Nomenclature.Entree]) {
        let known = stored?.entrees ?? embedded
        var edition = lecture.edition
        bilan = BilanNomenclature(adresse: edition.adresse, version: edition.version)
        let before = Dictionary(known.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        edition.entrees = lecture.edition.entrees.map { Self.labelled($0, before[$0.code]) }
        let listed = Set(edition.entrees.map(\.code))
        var kept: Set<String> = []
        let unlisted = known.filter { !listed.contains($0.code) && kept.insert($0.code).inserted }
        edition.entrees += lecture.estComplete ? unlisted.map(\.retiree) : unlisted
        self.edition = edition
        estNouvelle = edition != stored
        for entry in edition.entrees { count(entry, before[entry.code]) }
    }

    /// The entry of the release, with the label known before when it gives none.
    private static func labelled(_ entry: Nomenclature.Entree, _ before: Nomenclature.Entree?) -> Nomenclature.Entree {
        guard entry.libelle.isEmpty, let before else { return entry }
        return Nomenclature.Entree(code: entry.code, libelle: before.libelle, estRetire: entry.estRetire)
    }

    private mutating func count(_ entry: Nomenclature.Entree, _ before: Nomenclature.Entree?) {
        guard let before else {
            bilan.created += 1
            return
        }
        if entry == before {
            bilan.unchanged += 1
        } else if entry.estRetire, !before.estRetire {
            bilan.retired += 1
        } else {
            bilan.changed += 1
        }
    }
}

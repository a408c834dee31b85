import Domain

/// What an import has done so far, that its next batches need. A batch only reads it: what it did is kept once its
/// transaction has succeeded.
final class MemoireRPPS {
    /// Whether the directory had neither professional nor place when the import began: then all that it has was stored by
    /// the import, which need not look for the rest.
    let annuaireVide: Bool
    /// The commune that each changed place had before.
    private(set) var communesAvant: [String: CodeCommune?] = [:]
    /// The legal entities stored by the import, by key.
    private(set) var entites: [String: Identifiant] = [:]
    private var structures: Set<String> = []

    init(annuaireVide: Bool) {
        self.annuaireVide = annuaireVide
    }

    /// Whether the directory may have a place of this key.
    func mayHave(structure cle: String) -> Bool { !annuaireVide || structures.contains(cle) }

    /// Keeps what a batch did.
    func remember(_ lot: LotRPPS) {
        communesAvant.merge(lot.communesAvant) { former, _ in former }
        entites.merge(lot.nouvellesEntites) { _, new in new }
        if annuaireVide { structures.formUnion(lot.structures.keys) }
    }
}

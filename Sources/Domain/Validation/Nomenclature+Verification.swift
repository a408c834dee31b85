extension Nomenclature {
    /// The rule that chosen codes break, `nil` when they are right: codes of the table, retired ones only when they were
    /// published before.
    func verification(_ codes: [String], dejaPublies: [String]) -> Regle? {
        let found = codes.compactMap(entree)
        guard found.count == codes.count else { return .codeInconnu }
        let refused = found.filter { $0.estRetire && !dejaPublies.contains($0.code) }
        return refused.isEmpty ? nil : .codeRetire(refused.map(\.libelle))
    }
}

import Domain

extension Nomenclature {
    /// The label of a stored code, as shown: a retired code is told, a code that the table does not have is shown as it is.
    func display(_ code: String) -> String {
        guard let entry = entree(code) else { return code }
        return entry.estRetire ? "\(entry.libelle) (code retiré)" : entry.libelle
    }

    /// The labels of stored codes, on one line.
    func libelles(_ codes: [String]) -> String {
        codes.isEmpty ? "Non renseigné" : codes.map(display).joined(separator: ", ")
    }

    /// What a form offers: the codes that are chosen, retired ones included, then the others that are in use.
    func choix(choisis: [String]) -> [(code: String, libelle: String)] {
        let chosen = entrees.filter { choisis.contains($0.code) }
        let others = entreesEnUsage.filter { !choisis.contains($0.code) }
        return (chosen + others).map { (code: $0.code, libelle: display($0.code)) }
    }

    /// The answers of a closed list, in its own words: those in use, and those chosen although retired.
    func reponses(_ answers: [(String, String)], choisies: [String]) -> [(String, String)] {
        answers.compactMap { code, words in
            if estEnUsage(code) { return (code, words) }
            return choisies.contains(code) ? (code, "\(words) (code retiré)") : nil
        }
    }
}

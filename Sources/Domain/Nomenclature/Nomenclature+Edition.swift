extension Nomenclature {
    /// What an imported release says of one address, a value set (JDV) or a code system (TRE).
    public struct Edition: Sendable, Equatable {
        /// The canonical address of the value set or of the code system.
        public var adresse: String
        /// The release, as its publisher writes it.
        public var version: String
        /// The codes, in the order of the release; a label may be empty when the release gives none.
        public var entrees: [Entree]

        /// A release of one address.
        public init(adresse: String, version: String, entrees: [Entree]) {
            self.adresse = adresse
            self.version = version
            self.entrees = entrees
        }
    }

    /// This embedded table brought to imported releases: those of its value set and of its code system.
    ///
    /// The value set tells which codes there are; the code system tells which are retired, and the labels that the value
    /// set does not give. While no value set is imported, the code system completes the embedded table: some hold a part
    /// of the value set only.
    func completee(jeu: Edition?, systeme release: Edition?) -> Nomenclature {
        guard jeu != nil || release != nil else { return self }
        let known = Dictionary(
            (release?.entrees ?? []).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let listed = jeu?.entrees ?? entrees + (release?.entrees ?? []).filter { !contains($0.code) }
        let result = listed.map { entry in
            let other = known[entry.code]
            let labels = jeu == nil ? [other?.libelle, entry.libelle] : [entry.libelle, other?.libelle]
            let label = (labels + [libelle(entry.code)]).compactMap(\.self).first { !$0.isEmpty }
            let retired = jeu == nil ? other?.estRetire ?? entry.estRetire : entry.estRetire || other?.estRetire == true
            return Entree(code: entry.code, libelle: label ?? entry.code, estRetire: retired)
        }
        let version = [jeu?.version, release?.version].compactMap(\.self).joined(separator: ", ")
        return Nomenclature(adresse: adresse, systeme: systeme, version: version, entrees: result)
    }
}

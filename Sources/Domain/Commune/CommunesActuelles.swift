/// Finds the present commune of what registers write: a former code, a name, a CEDEX.
public struct CommunesActuelles: Sendable {
    private var codes: Set<CodeCommune> = []
    private var parents: [CodeCommune: CodeCommune] = [:]
    private var noms: [String: [CodeCommune]] = [:]
    private var codesPostaux: [CodeCommune: [String]] = [:]
    private var codesConnus: Set<String> = []
    private var libelles: [CodeCommune: String] = [:]

    /// A finder in some communes, former ones included; in none, every code stays as it is.
    public init(_ communes: some Sequence<Commune> = []) {
        for commune in communes {
            noms[NomNormalise.forme(commune.nom), default: []].append(commune.code)
            codesPostaux[commune.code] = commune.codesPostaux
            codesConnus.formUnion(commune.codesPostaux)
            libelles[commune.code] = commune.nom
            if commune.estActuelle {
                codes.insert(commune.code)
            } else if let parent = commune.parent {
                parents[commune.code] = parent
            }
        }
    }

    /// Whether it knows no commune.
    public var isEmpty: Bool { codes.isEmpty }

    /// The present commune of a code, arrondissements staying themselves; `nil` when the code is unknown.
    public func actuelle(_ code: CodeCommune) -> CodeCommune? {
        var current = code
        for _ in 0..<10 {
            if codes.contains(current) { return current }
            guard let parent = parents[current] else { return nil }
            current = parent
        }
        return nil
    }

    /// The name of a commune, present or former; `nil` when the code is unknown.
    public func nom(_ code: CodeCommune) -> String? { libelles[code] }

    /// The present commune of the text of a code; the code itself when it is unknown; `nil` for what is no code.
    public func resolve(_ text: String?) -> CodeCommune? {
        text.flatMap { CodeCommune($0) }.map { actuelle($0) ?? $0 }
    }

    /// The present commune of a name as registers write it (`PARIS CEDEX 15`), when the department or the postal code
    /// leaves one only; `nil` else.
    public func find(libelle: String, codePostal: String?) -> CodeCommune? {
        let found = Set((noms[Self.sansCedex(libelle)] ?? []).compactMap(actuelle))
        let near = found.filter { codePostal.flatMap(Self.departement) == $0.departement }
        if near.count == 1 { return near.first }
        let exact = near.filter { code in codePostal.map { codesPostaux[code]?.contains($0) == true } ?? false }
        return exact.count == 1 ? exact.first : nil
    }

    /// Whether a postal code is one of a commune: a CEDEX is of none.
    public func knows(codePostal: String) -> Bool { codesConnus.contains(codePostal) }

    /// The department of a postal code: `nil` for what is none, and where Corsican codes do not tell.
    public static func departement(codePostal: String) -> String? {
        guard codePostal.utf8.count == 5, Luhn.areDigits(codePostal) else { return nil }
        if codePostal.hasPrefix("20") {
            return ["200": "2A", "201": "2A", "202": "2B", "206": "2B"][codePostal.prefix(3)]
        }
        return String(codePostal.prefix(codePostal.hasPrefix("97") || codePostal.hasPrefix("98") ? 3 : 2))
    }

    private static func sansCedex(_ libelle: String) -> String {
        var words = NomNormalise.forme(libelle).split(separator: " ")
        if let place = words.firstIndex(of: "CEDEX") { words.removeSubrange(place...) }
        return words.joined(separator: " ")
    }
}

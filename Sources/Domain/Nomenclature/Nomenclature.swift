/// A national code table: the value set of an attribute of the model, with the French labels of its codes.
///
/// Source: ANS, nomenclatures des objets de santé (NOS); the release is on the first line of each data file of
/// `Tables/`. Coded values are exchanged with the address of their code system (TRE), never of the value set (JDV).
/// The tables in use are those of `Nomenclature.courantes`: see `docs/decisions/0008-nomenclatures-importees.md`.
public struct Nomenclature: Sendable {
    /// The canonical address of the value set (JDV).
    public let adresse: String
    /// The canonical address of the code system (TRE).
    public let systeme: String
    /// The release, as its publisher writes it.
    public let version: String
    /// The codes, retired ones included, in the order of the release.
    public let entrees: [Entree]
    /// The codes that may be chosen: all but the retired ones.
    public let entreesEnUsage: [Entree]
    private let places: [String: Int]

    /// A table of codes; of a code that comes twice, the first entry is kept.
    init(adresse: String, systeme: String, version: String, entrees: [Entree]) {
        self.adresse = adresse
        self.systeme = systeme
        self.version = version
        self.entrees = entrees
        entreesEnUsage = entrees.filter { !$0.estRetire }
        places = Dictionary(entrees.indices.map { (entrees[$0].code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The entry of a code, retired or not; `nil` when the table has no such code.
    public func entree(_ code: String) -> Entree? {
        places[code].map { entrees[$0] }
    }

    /// The label of a code, retired or not; `nil` when the table has no such code.
    public func libelle(_ code: String) -> String? {
        entree(code)?.libelle
    }

    /// Whether the table has this code, retired or not.
    public func contains(_ code: String) -> Bool {
        places[code] != nil
    }

    /// Whether this code may be chosen: the table has it and it is not retired.
    public func estEnUsage(_ code: String) -> Bool {
        entree(code)?.estRetire == false
    }
}

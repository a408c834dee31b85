/// A know-how of a professional: ordinal specialty, competence, capacity…
///
/// Source: ROR exposition model, class `SavoirFaire`; type TRE_R04, code of the table of that type.
public struct SavoirFaire: Sendable, Hashable, Codable {
    /// The type (TRE_R04): `S`, `C`, `CEX`, `PAC`…
    public var type: String
    /// The code in the table of that type.
    public var code: String
    /// The label, as the register writes it.
    public var libelle: String

    /// A know-how.
    public init(type: String, code: String, libelle: String) {
        self.type = type
        self.code = code
        self.libelle = libelle
    }

    /// Whether it designates the main specialty: only types `S` and `CEX` do.
    public var estSpecialite: Bool { type == "S" || type == "CEX" }
}

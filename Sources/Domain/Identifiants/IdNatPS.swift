/// The national identifier of a person (`idNat_PS`): one digit for its kind, then the number: `8` RPPS, `0` ADELI.
///
/// Source: ROR exposition model, `Professionnel.idNatPS`; FHIR system `urn:oid:1.2.250.1.71.4.2.1`.
public struct IdNatPS: IdentifiantOfficiel {
    /// The kind digit followed by the number.
    public let description: String

    /// An identifier as registers and Pro Santé Connect write it: 8 to 20 ASCII letters and digits, else `nil`.
    public init?(_ text: some StringProtocol) {
        let allowed = text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        }
        guard (8...20).contains(text.utf8.count), allowed else { return nil }
        description = String(text)
    }

    /// The identifier of an RPPS number.
    public init(_ numero: NumRPPS) {
        description = "8" + numero.description
    }

    /// The RPPS number, when the identifier is of that kind.
    public var numRPPS: NumRPPS? {
        description.hasPrefix("8") ? NumRPPS(description.dropFirst()) : nil
    }
}

public import Domain

/// Keeps in the browsers themselves, sealed, who gave a right password and whose second factor is still asked.
///
/// As `DemandesConnexion`, of which it has another key: a sealed value can neither be read, made nor changed outside of the
/// service, and the server stores nothing. It opens no page but that of the code.
public struct EntreesEnAttente: Sendable {
    /// Seconds that the person has to give the code.
    public static let duree = Int64(Limites.secondFacteurEnAttente.value)

    private let key: [UInt8]
    private let primitives: CryptographicPrimitives

    /// Entries sealed under a key derived from a secret of the service.
    public init(secret: [UInt8], primitives: CryptographicPrimitives) {
        key = primitives.derivedKey(secret, "ror entree-en-attente 1")
        self.primitives = primitives
    }

    /// The sealed value of someone who gave a right password now.
    public func seal(_ entree: Entree, now: Instant) throws -> String {
        let lines = [
            String(now.adding(seconds: Self.duree).milliseconds), entree.compte.description, entree.retour ?? "",
            String(entree.dateIdentification.milliseconds), entree.espace?.rawValue ?? "",
            // Last: a name is a text of people, which may hold anything.
            entree.nomAffiche,
        ]
        return try primitives.seal(Array(lines.joined(separator: "\n").utf8), key)
    }

    /// The entry of a sealed value; `nil` when it is over, or not sealed by us.
    public func open(_ sealed: String, now: Instant) -> Entree? {
        guard let plain = primitives.unseal(sealed, key) else { return nil }
        let lines = String(decoding: plain, as: UTF8.self)
            .split(separator: "\n", maxSplits: 5, omittingEmptySubsequences: false)
        guard lines.count == 6, let end = Int64(lines[0]), now < Instant(milliseconds: end),
            let compte = Identifiant(lines[1]), let proof = Int64(lines[3])
        else { return nil }
        return Entree(
            compte: compte, nomAffiche: String(lines[5]), moyen: .motDePasse,
            dateIdentification: Instant(milliseconds: proof), retour: lines[2].isEmpty ? nil : String(lines[2]),
            espace: Espace(rawValue: String(lines[4])))
    }

    /// The token of the form that goes with a sealed value, kept nowhere: another site cannot send it.
    public func jetonFormulaire(_ sealed: String) -> String {
        CryptographicPrimitives.hexadecimal(primitives.derivedKey(Array(sealed.utf8), "ror formulaire 1"))
    }

    /// Whether a form carries the token of a sealed value.
    public func accepts(_ sent: String, jetonFormulaire: String) -> Bool {
        primitives.areEqual(Array(sent.utf8), Array(jetonFormulaire.utf8))
    }
}

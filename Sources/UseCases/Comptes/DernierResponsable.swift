import Domain

/// The last « responsable de structure » of an organisation cannot leave without a successor, unless a desk or an administrator
/// takes the right back. Source: establishment profiles, §1.1 rule 3.
enum DernierResponsable {
    /// Throws `UseCaseError.invalide` (`profil`) when a right is the last one of its kind somewhere, and the actor is no desk nor
    /// administrator.
    static func check(
        _ right: Habilitation, of compte: Identifiant, by around: Voisinage, in store: any StoreReader, now: Instant
    ) throws {
        guard right.profil == .responsableStructure, right.isValid(le: now.jour), right.remplace == nil,
            !around.rights.contains(where: { $0.profil != .responsableStructure })
        else { return }
        for cible in right.perimetre.cibles where try !hasOther(than: compte, cible, in: store, now: now) {
            throw UseCaseError(
                .invalide, "the last responsable de structure", issues: [ValidationIssue("profil", .dernierResponsable)]
            )
        }
    }

    /// Whether another open account is responsable of the same organisation, from today on and without an end.
    private static func hasOther(
        than compte: Identifiant, _ cible: Perimetre.Cible, in store: any StoreReader, now: Instant
    ) throws -> Bool {
        try store.comptes(.responsableStructure, sur: cible).contains { other in
            other.value.id != compte && other.value.fermeture == nil
                && other.value.habilitations.contains {
                    $0.profil == .responsableStructure && $0.isValid(le: now.jour) && $0.fin == nil
                        && $0.remplace == nil && $0.perimetre.cibles.contains(cible)
                }
        }
    }
}

/// The table of rights: which profiles may do what, inside their perimeter. Nothing else gives a right.
///
/// Source: ROR, portal of liberal professionals; establishment profiles, whose matrix is our reading of public documents
/// (decision 0018). Printed by `ror droits`.
public enum Droits {
    /// The profiles that may do something.
    public static func profils(_ action: Action) -> Set<Profil> { table[action] ?? [] }

    private static let etablissement: Set<Profil> = [
        .responsableStructure, .porteurOffre, .responsableDisponibilite, .referentDisponibilite,
    ]

    private static let administration: Set<Profil> = [
        .autorite, .support, .responsableQualite, .administrateurNational,
    ]

    private static let table: [Action: Set<Profil>] = [
        .consulterOffre: etablissement.union([.professionnelLiberal, .exploitant]).union(administration),
        .saisirOffre: [.professionnelLiberal, .responsableStructure, .porteurOffre, .exploitant],
        .validerOffre: [.professionnelLiberal, .responsableStructure, .porteurOffre, .exploitant],
        .contesterConvention: [.professionnelLiberal],
        .declarerAnomalie: etablissement.union([.professionnelLiberal]).union(administration),
        .traiterAnomalie: administration.union([.repertoire]),
        .consulterStructure: etablissement.union([.exploitant]).union(administration),
        .gererOrganisation: [.responsableStructure],
        .declarerCapaciteInstallee: [.responsableStructure, .responsableDisponibilite],
        .declarerDisponibilite: [.responsableDisponibilite, .referentDisponibilite, .outilDisponibilite],
        .gererHabilitations: [.responsableStructure, .support, .administrateurNational, .exploitant],
        .actualiserRepertoire: [.repertoire],
        .consulterAudit: [.administrateurNational, .exploitant],
        .exploiter: [.exploitant],
    ]

    /// The table as a page of documentation: one row per action, one column per profile.
    public static var markdown: String {
        let profiles = Profil.allCases
        let head = "| | " + profiles.map(\.libelle).joined(separator: " | ") + " |"
        let rule = "|---|" + profiles.map { _ in ":-:|" }.joined()
        let rows = Action.allCases.map { action in
            "| \(action.libelle) | "
                + profiles.map { profils(action).contains($0) ? "oui" : "–" }.joined(separator: " | ") + " |"
        }
        return ([head, rule] + rows).joined(separator: "\n") + "\n"
    }
}

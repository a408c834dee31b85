/// What a consumer of the directory may see: its access profile. 0 is the public one; what each of the others sees is decided where
/// resources are served.
///
/// Source: ROR, « politique d’accès aux données » (profiles 0 to 5). A raw value is stored and never changes.
public enum ProfilAcces: Int, Sendable, Codable, CaseIterable {
    case profil0
    case profil1
    case profil2
    case profil3
    case profil4
    case profil5

    /// The profile of whoever says nothing of themselves.
    public static let `public` = ProfilAcces.profil0
}

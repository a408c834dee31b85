/// One way to reach the offer that is published: its address is in the regular writing of its channel.
public struct ContactDecrit: Sendable, Equatable, Codable {
    /// What it is.
    public let canal: CanalContact
    /// `adresseTelecom`: the number or the address, regular.
    public let adresse: String
    /// What is told beside it, at most 100 characters.
    public let note: String?

    /// A contact that passed its step.
    init(_ regulier: ContactSaisi) {
        canal = regulier.canal
        adresse = regulier.adresse
        note = regulier.note.isEmpty ? nil : regulier.note
    }
}

/// A slot of a day, as typed; both ends are `HH:MM` once its step is right.
public struct PlageHoraire: Sendable, Hashable, Codable {
    /// `heureDebut`.
    public var debut: String
    /// `heureFin`, on the same day.
    public var fin: String

    /// A slot.
    public init(debut: String, fin: String) {
        self.debut = debut
        self.fin = fin
    }

    /// Whether nothing was typed.
    public var estVide: Bool { debut.isEmpty && fin.isEmpty }
}

/// A slot of an ordinary week, in minutes: it may pass midnight, and the end of the week.
public struct PlageHebdomadaire: Sendable, Hashable {
    /// The minutes of a day.
    public static let minutesParJour = 1440
    /// The minutes of a week.
    public static let minutesParSemaine = 7 * minutesParJour

    /// The kind of hours.
    public let type: TypeHoraire
    /// The start, in minutes since Monday 00:00: 0–10,079.
    public let debut: Int
    /// The end, in the same minutes: after the start, by a week at most.
    public let fin: Int

    /// A slot; `nil` when it does not start in the week, or does not end after its start within a week.
    public init?(type: TypeHoraire, debut: Int, fin: Int) {
        guard (0..<Self.minutesParSemaine).contains(debut), fin > debut, fin - debut <= Self.minutesParSemaine else {
            return nil
        }
        self.type = type
        self.debut = debut
        self.fin = fin
    }

    /// A part of a slot that lies in one day.
    public struct Partie: Sendable, Hashable {
        /// `jourSemaine`: 1 for Monday, 7 for Sunday.
        public let jourSemaine: Int
        /// The start, in minutes since midnight.
        public let debut: Int
        /// The end, in minutes since midnight: 1,440 at the end of the day.
        public let fin: Int
    }

    /// The slot day by day: one part, or more when it passes midnight.
    public var parties: [Partie] {
        let days = (debut / Self.minutesParJour)...((fin - 1) / Self.minutesParJour)
        return days.map { day in
            let midnight = day * Self.minutesParJour
            return Partie(
                jourSemaine: day % 7 + 1, debut: max(debut, midnight) - midnight,
                fin: min(fin, midnight + Self.minutesParJour) - midnight)
        }
    }
}

extension PlageHebdomadaire: Codable {
    private enum CodingKeys: CodingKey { case type, debut, fin }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let slot = PlageHebdomadaire(
            type: try container.decode(TypeHoraire.self, forKey: .type),
            debut: try container.decode(Int.self, forKey: .debut), fin: try container.decode(Int.self, forKey: .fin))
        guard let slot else {
            throw DecodingError.dataCorruptedError(forKey: .fin, in: container, debugDescription: "no slot of a week")
        }
        self = slot
    }
}

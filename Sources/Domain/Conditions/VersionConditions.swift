/// One version of the conditions of use. It is never changed: another text is another version.
public struct VersionConditions: Sendable, Equatable {
    /// Its name: `2.0`.
    public var version: String
    /// The first day on which it must have been accepted, in metropolitan France.
    public var dateVigueur: JourCivil
    /// When it was published; of two versions of one day, the last published holds.
    public var datePublication: Instant
    /// The text, Markdown whose titles begin at the second level.
    public var texte: String
    /// « Ce qui change », Markdown without title; empty for the first version.
    public var changements: String

    /// A version.
    public init(
        version: String, dateVigueur: JourCivil, datePublication: Instant, texte: String, changements: String
    ) {
        self.version = version
        self.dateVigueur = dateVigueur
        self.datePublication = datePublication
        self.texte = texte
        self.changements = changements
    }

    /// Whether a text names a version: numbers with points between, twenty characters at most.
    public static func isVersion(_ text: String) -> Bool {
        text.utf8.count <= 20
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
            }
    }
}

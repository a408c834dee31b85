/// The status of an offer, in the words of the published guides (without accent on the capital).
public enum StatutOffre: String, Sendable, Codable, CaseIterable {
    case aCompleter = "A compléter"
    case aVerifier = "A vérifier"
    case validee = "Validée"
}

/// Recognition of MSSanté mailboxes, reachable inside the trust space only.
///
/// Source: MSSanté naming of domains: `mssante.fr` and its subdomains; operators' domains carry the word as a label or at
/// an end of a label.
public enum BoiteLettreMSS {
    /// Whether a regular e-mail address is of MSSanté by its domain.
    public static func recognizes(_ courriel: String) -> Bool {
        guard let domain = courriel.split(separator: "@").last?.lowercased() else { return false }
        let labels = domain.split(separator: ".")
        return domain == "mssante.fr" || domain.hasSuffix(".mssante.fr")
            || labels.contains { label in
                label == "mssante" || label == "mss" || label.hasPrefix("mssante-") || label.hasSuffix("-mssante")
            }
    }
}

/// Recognition of MSSanté mailboxes, reachable inside the trust space only: by their domain, whatever its case.
///
/// Source: MSSanté naming of domains. 1. `mssante.fr` and its subdomains. 2. The domains of operators, as the public extraction of
/// mailboxes has them. 3. The word as a label, or at an end of a label.
public enum BoiteLettreMSS {
    /// The domains of operators in use; a test binds its own.
    @TaskLocal public static var operateurs = DomainesMSSante()

    /// Whether a regular e-mail address is, or may be, of MSSanté (rules 1, 2 and 3): nobody may be reached there from outside.
    public static func recognizes(_ courriel: String) -> Bool {
        guard let domain = domaine(courriel) else { return false }
        return isNational(domain) || operateurs.contains(domain) || hasWord(domain)
    }

    /// Whether a regular e-mail address is of MSSanté for sure (rules 1 and 2): what an MSSanté contact must be. Rule 3 is enough
    /// while no extraction was imported: the domains of operators are then unknown.
    public static func isCertain(_ courriel: String) -> Bool {
        guard let domain = domaine(courriel) else { return false }
        return isNational(domain) || (operateurs.isEmpty ? hasWord(domain) : operateurs.contains(domain))
    }

    /// The domain that an address of the extraction gives to rule 2, in small letters; `nil` for what is no address, and for what
    /// rule 1 tells already.
    public static func operateur(_ courriel: String) -> String? {
        guard let regular = Courriel.normalise(courriel), let domain = domaine(regular) else { return nil }
        return isNational(domain) ? nil : domain
    }

    private static func domaine(_ courriel: String) -> String? {
        courriel.contains("@") ? courriel.split(separator: "@").last?.lowercased() : nil
    }

    private static func isNational(_ domain: String) -> Bool {
        domain == "mssante.fr" || domain.hasSuffix(".mssante.fr")
    }

    private static func hasWord(_ domain: String) -> Bool {
        domain.split(separator: ".").contains { label in
            label == "mssante" || label == "mss" || label.hasPrefix("mssante-") || label.hasSuffix("-mssante")
        }
    }
}

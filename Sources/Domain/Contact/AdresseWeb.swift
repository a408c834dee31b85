/// Web addresses that patients may follow. Source: WHATWG URL; only http and https with a public host.
public enum AdresseWeb {
    /// The address with its scheme, `https://` when none was typed; `nil` when it is not a public web address.
    public static func normalise(_ text: some StringProtocol) -> String? {
        let typed = String(text.filter { !$0.isWhitespace })
        let lowered = typed.lowercased()
        let scheme = ["https://", "http://"].first { lowered.hasPrefix($0) }
        guard typed.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x22 && $0 < 0x7F }) else { return nil }
        let rest = typed.dropFirst(scheme?.count ?? 0)
        let host = rest.prefix { !["/", "?", "#"].contains($0) }
        let parts = host.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard Courriel.isDomain(parts[0]), !isPrivate(parts[0]), parts.count == 1 || isPort(parts[1]) else {
            return nil
        }
        return (scheme ?? "https://") + rest
    }

    /// Names of local networks. Source: RFC 6761, RFC 6762 appendix G, RFC 8375, ICANN (`internal`).
    private static let privateDomains: Set = [
        "localhost", "local", "localdomain", "intranet", "internal", "private", "corp", "home", "lan", "arpa",
    ]

    private static func isPrivate(_ name: Substring) -> Bool {
        name.lowercased().split(separator: ".").last.map { privateDomains.contains(String($0)) } ?? true
    }

    private static func isPort(_ text: Substring) -> Bool {
        Luhn.areDigits(text) && UInt16(text).map { $0 > 0 } ?? false
    }
}

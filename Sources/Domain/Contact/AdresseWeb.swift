/// Web addresses that patients may follow. Source: WHATWG URL; only http and https with a public host.
public enum AdresseWeb {
    /// The address with its scheme, `https://` when none was typed; `nil` when it is not a public web address.
    public static func normalise(_ text: some StringProtocol) -> String? {
        let typed = String(text.filter { $0 != " " })
        let lowered = typed.lowercased()
        let scheme = ["https://", "http://"].first { lowered.hasPrefix($0) }
        guard scheme != nil || !lowered.contains("://"), typed.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x22 && $0 < 0x7F })
        else { return nil }
        let rest = typed.dropFirst(scheme?.count ?? 0)
        let host = rest.prefix { !["/", "?", "#"].contains($0) }
        let name = host.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)[0]
        guard !host.contains("@"), Courriel.isDomain(name), Luhn.digits(name.filter { $0 != "." }) == nil else {
            return nil
        }
        return (scheme ?? "https://") + rest
    }
}

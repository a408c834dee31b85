internal import Domain

/// Identifiers with a right key, in ranges that designate nobody.
enum NumerosFictifs {
    /// The RPPS number of a rank, from 0: `10999 00000 k` to `10999 99999 k`, then down from `10998 99999 k`.
    ///
    /// Numbers that begin with `109` are not given by the register. 10 million ranks.
    static func rpps(_ rank: Int) -> String {
        let body = rank < 100_000 ? 1_099_900_000 + rank : 1_099_900_000 - 1 - (rank - 100_000)
        return withKey(String(body))
    }

    /// The FINESS number of a rank, from 0 to 999,999: `99…`, a department that does not exist.
    static func finess(_ rank: Int) -> String { withKey("99" + padded(rank % 1_000_000, 6)) }

    /// The SIREN number of a rank, from 0 to 999,999: `99…`.
    static func siren(_ rank: Int) -> String { withKey("99" + padded(rank % 1_000_000, 6)) }

    /// The SIRET number of the first establishment of a company.
    static func siret(siren: String) -> String { withKey(siren + "0001") }

    /// A number with the key that makes it right.
    private static func withKey(_ body: String) -> String {
        let digits = body.utf8.map { $0 - 0x30 }
        let key = (0...9).first { Luhn.accepts(digits + [UInt8($0)]) } ?? 0
        return body + String(key)
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}

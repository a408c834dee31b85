/// A point of the chain of the audit log: a number, and the hash of its line. Kept elsewhere, it is an anchor: what is up to
/// it cannot be changed unseen.
public struct MaillonAudit: Sendable, Equatable, CustomStringConvertible {
    /// The number of the line; 0 before the first one.
    public var numero: Int64
    /// Its hash: 32 bytes, all 0 before the first line.
    public var empreinte: [UInt8]

    /// A point.
    public init(numero: Int64, empreinte: [UInt8]) {
        self.numero = numero
        self.empreinte = empreinte
    }

    /// Before the first line.
    public static let origine = MaillonAudit(numero: 0, empreinte: [UInt8](repeating: 0, count: 32))

    /// The point of a text `N:HASH`, with 64 hexadecimal digits; `nil` for any other text.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let numero = Int64(parts[0]), numero >= 0, parts[1].utf8.count == 64 else { return nil }
        let digits = parts[1].compactMap(\.hexDigitValue)
        guard digits.count == 64 else { return nil }
        self.numero = numero
        empreinte = stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }

    /// `N:HASH`.
    public var description: String { "\(numero):\(Self.hexadecimal(empreinte))" }

    /// Bytes as hexadecimal digits, two per byte.
    public static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

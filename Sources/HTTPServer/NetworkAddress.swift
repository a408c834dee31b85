import CMicrohttpd
import Glibc

/// A numeric IP address, as 16 bytes; IPv4 is mapped (`::ffff:a.b.c.d`, RFC 4291 §2.5.5.2).
public struct NetworkAddress: Sendable, Hashable {
    private var bytes: (high: UInt64, low: UInt64)

    private static let mappedPrefix: UInt64 = 0xFFFF

    /// Reads `192.0.2.1` or `2001:db8::1`; `nil` for any other text.
    public init?(_ text: some StringProtocol) {
        let text = String(text)
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self.init(four)
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            self.init(six)
        } else {
            return nil
        }
    }

    /// The address of a socket; `nil` when it is none of IP.
    init?(_ address: UnsafePointer<sockaddr>?) {
        guard let address else { return nil }
        let raw = UnsafeRawPointer(address)
        switch Int32(address.pointee.sa_family) {
        case AF_INET: self.init(raw.assumingMemoryBound(to: sockaddr_in.self).pointee.sin_addr)
        case AF_INET6: self.init(raw.assumingMemoryBound(to: sockaddr_in6.self).pointee.sin6_addr)
        default: return nil
        }
    }

    private init(_ four: in_addr) {
        bytes = (0, Self.mappedPrefix << 32 | UInt64(UInt32(bigEndian: four.s_addr)))
    }

    private init(_ six: in6_addr) {
        bytes = withUnsafeBytes(of: six) { raw in
            (
                UInt64(bigEndian: raw.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }

    /// What counts as one caller: an IPv4 address, or the 64 first bits of an IPv6 one, which one subscriber has
    /// (RFC 6177).
    var caller: NetworkAddress {
        guard bytes.high != 0 || bytes.low >> 32 != Self.mappedPrefix else { return self }
        var caller = self
        caller.bytes.low = 0
        return caller
    }

    /// The 16 bytes in hexadecimal digits.
    var text: String { String(bytes.high, radix: 16) + ":" + String(bytes.low, radix: 16) }

    /// The last address of `X-Forwarded-For` values that is not one of `proxies`; `nil` when a proxy wrote something
    /// else before it.
    static func client(_ forwarded: [String], behind proxies: Set<NetworkAddress>) -> NetworkAddress? {
        for part in forwarded.joined(separator: ",").split(separator: ",").reversed() {
            guard let address = NetworkAddress(part.filter { $0 != " " && $0 != "\t" }) else { return nil }
            if !proxies.contains(address) { return address }
        }
        return nil
    }

    public static func == (left: NetworkAddress, right: NetworkAddress) -> Bool {
        left.bytes == right.bytes
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(bytes.high)
        hasher.combine(bytes.low)
    }
}

import CMicrohttpd
import Domain
import HTTP

/// Mutual TLS: which certificate a request comes with.
extension HTTPServer {
    /// The certificate that a trusted proxy forwards; for anybody else, the one of the handshake.
    func certificate(of exchange: Exchange, _ head: RequestHead) -> ClientCertificate? {
        if let peer = exchange.peer, configuration.trustedProxies.contains(peer) { return head.forwarded.certificate }
        guard configuration.tls?.clientAuthorities != nil else { return nil }
        return exchange.certificate(Self.shown)
    }

    /// What the client showed in the handshake; the library only asked for it, so it is verified here.
    private static func shown(_ connection: OpaquePointer) -> ClientCertificate? {
        var found = ror_client_certificate()
        guard ror_mhd_client_certificate(connection, &found) == 1, let bytes = found.bytes,
            (1...Limites.certificatClient.value).contains(Int(found.size))
        else { return nil }
        return ClientCertificate(
            der: Array(UnsafeBufferPointer(start: bytes, count: Int(found.size))), isTrusted: found.is_trusted == 1)
    }
}

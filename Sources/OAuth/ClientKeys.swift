import Cryptography
public import Domain
import FoundationEssentials
import JOSE

/// Reads the public keys that a client registers. Source: RFC 7517.
public enum ClientKeys {
    /// Why a file of keys is refused.
    public enum Refusal: Error, Equatable {
        /// Neither a key set nor a key.
        case notKeys
        /// A key that is neither RSA of 2048 bits and more nor on the curve P-256, or is not for signatures.
        case unusable
        /// A private or a secret key: nobody but its client may hold it.
        case secret
    }

    private struct Kept: Encodable {
        let kty: String
        let kid: String
        let alg: String?
        let crv: String?
        let n: String?
        let e: String?
        let x: String?
        let y: String?
    }

    /// The keys of a JWK Set, or of a JWK alone, each kept with what verifies and nothing else. A key without identifier gets its
    /// thumbprint (RFC 7638).
    public static func read(_ bytes: [UInt8]) throws(Refusal) -> [MoyenClient.Preuve] {
        guard let document = JSONValue.parse(bytes), case .object = document else { throw .notKeys }
        let keys = document["keys"]?.elements ?? (document["kty"] == nil ? [] : [document])
        guard !keys.isEmpty else { throw .notKeys }
        var read: [MoyenClient.Preuve] = []
        for key in keys { read.append(try preuve(key)) }
        return read
    }

    private static func preuve(_ jwk: JSONValue) throws(Refusal) -> MoyenClient.Preuve {
        guard jwk["d"] == nil, jwk["k"] == nil, jwk["p"] == nil else { throw .secret }
        guard jwk["use"]?.text ?? "sig" == "sig", let numbers = numbers(jwk), let key = try? PublicKey(numbers),
            jwk["alg"] == nil || algorithm(jwk, key) != nil
        else { throw .unusable }
        let kid = jwk["kid"]?.text ?? JSONWebKey.thumbprint(key)
        guard kid.utf8.count <= 100, !kid.contains(where: \.isNewline) else { throw .unusable }
        let kept = Kept(
            kty: key.kind == .rsa ? "RSA" : "EC", kid: kid, alg: jwk["alg"]?.text, crv: jwk["crv"]?.text,
            n: jwk["n"]?.text, e: jwk["e"]?.text, x: jwk["x"]?.text, y: jwk["y"]?.text)
        guard let text = try? TokenSigner.json(kept) else { throw .unusable }
        return .cle(kid: kid, jwk: String(decoding: text, as: UTF8.self))
    }

    private static func algorithm(_ jwk: JSONValue, _ key: PublicKey) -> SigningAlgorithm? {
        jwk["alg"]?.text.flatMap(SigningAlgorithm.init(rawValue:)).flatMap { $0.scheme.keyKind == key.kind ? $0 : nil }
    }

    private static func numbers(_ jwk: JSONValue) -> PublicKey.Numbers? {
        func number(_ name: String) -> [UInt8]? { jwk[name]?.text.flatMap { Base64URL.decode($0) } }
        switch (jwk["kty"]?.text, jwk["crv"]?.text) {
        case ("RSA", _):
            guard let n = number("n"), let e = number("e") else { return nil }
            return .rsa(modulus: n, exponent: e)
        case ("EC", "P-256"):
            guard let x = number("x"), let y = number("y") else { return nil }
            return .p256(x: x, y: y)
        default: return nil
        }
    }
}

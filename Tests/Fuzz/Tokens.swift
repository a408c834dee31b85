import JOSE

@testable import Cryptography

/// JSON Web Tokens: only what was signed is believed.
enum Tokens {
    private static let key = try? PrivateKey.generate()
    private static let signed = key.flatMap {
        sign(#"{"sub":"f:1","iss":"https://psc.example","exp":2000000000}"#, with: $0)
    }

    static func check(_ bytes: [UInt8]) {
        base64(bytes)
        if let certificate = Certificate(der: bytes) { must(certificate.der == bytes, "a certificate is its bytes") }
        var input = FuzzInput(bytes)
        if input.byte() & 1 == 0 { forge(&input) } else { read(input.text) }
    }

    private static func read(_ text: String) {
        guard let token = SignedToken(text, allowing: [.rs256]), let key else { return }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        must(parts.count == 3, "a token has three parts")
        for part in parts {
            must(Base64URL.decode(part).map(Base64URL.encode) == String(part), "each part has one writing only")
        }
        let header = Base64URL.decode(parts[0]).flatMap(JSONValue.parse)
        must(header?["alg"]?.text == "RS256", "a token of another algorithm is refused")
        must(!token.isSigned(by: key.publicKey) || text == signed, "what we did not sign is not believed")
    }

    /// A true token in which some bytes were changed.
    private static func forge(_ input: inout FuzzInput) {
        guard let signed, let key else { return }
        must(SignedToken(signed, allowing: [.rs256])?.isSigned(by: key.publicKey) == true, "what we signed is believed")
        var bytes = Array(signed.utf8)
        for _ in 0..<input.number(upTo: 4) {
            let place = (Int(input.byte()) << 8 | Int(input.byte())) % bytes.count
            bytes[place] = input.byte()
        }
        let forged = String(decoding: bytes, as: UTF8.self)
        guard !forged.isSame(signed) else { return }
        must(
            SignedToken(forged, allowing: [.rs256])?.isSigned(by: key.publicKey) != true,
            "a token changed anywhere is not believed")
    }

    private static func base64(_ bytes: [UInt8]) {
        let encoded = Base64URL.encode(bytes)
        must(Base64URL.decode(encoded) == bytes, "encoded bytes decode to themselves")
        guard let decoded = Base64URL.decode(String(decoding: bytes, as: UTF8.self)) else { return }
        must(Base64URL.encode(decoded).utf8.elementsEqual(bytes), "bytes have one writing only")
    }

    private static func sign(_ claims: String, with key: PrivateKey) -> String? {
        let text =
            Base64URL.encode(Array(#"{"alg":"RS256","kid":"1"}"#.utf8)) + "." + Base64URL.encode(Array(claims.utf8))
        return (try? key.sign(text.utf8)).map { text + "." + Base64URL.encode($0) }
    }
}

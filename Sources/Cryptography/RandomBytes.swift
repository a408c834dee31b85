import COpenSSL

/// Random bytes fit for secrets, from OpenSSL's generator. Throws `CryptographyError.noRandom`.
public func randomBytes(_ count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    guard RAND_bytes(&bytes, Int32(count)) == 1 else { throw CryptographyError.noRandom }
    return bytes
}

/// Why a server did not start.
public enum HTTPServerError: Error, Equatable {
    /// The address is not a numeric IPv4 or IPv6 address.
    case invalidAddress(String)
    /// The address and port could not be bound, or the certificate could not be read.
    case cannotListen(address: String, port: UInt16)
    /// The libmicrohttpd of this system is of a version whose parsing of heads is not known: see `RawHead`.
    case unknownLibrary
    /// The server is running already.
    case alreadyStarted
}

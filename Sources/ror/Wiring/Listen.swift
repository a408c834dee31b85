/// An address to listen on: `127.0.0.1:8080`.
struct Listen {
    let address: String
    let port: UInt16

    /// The address of a setting. Throws `CommandLineError` when it is not `ADDRESS:PORT`.
    init(_ text: String, option: String) throws {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            throw CommandLineError("Option --\(option) must be ADDRESS:PORT, such as 127.0.0.1:8080, not \"\(text)\".")
        }
        address = String(text[..<colon])
        self.port = port
    }
}

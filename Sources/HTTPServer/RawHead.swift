import CMicrohttpd

/// Looks at the bytes of a head, once, as strictly as RFC 9112 writes them.
///
/// libmicrohttpd 0.9.75 takes folded lines, bare line feeds, NUL, several spaces: what a proxy in front may read as
/// another message (request smuggling, RFC 9112 §11.2). It parses in place: when the application is called first, the
/// head lies whole in the read buffer from the method on, its CR and LF, the spaces of the request line and the colon
/// of each field replaced by NUL. Hence, on a strict head, each line ends with exactly two NUL; a bare LF left one, a
/// folded line begins with white space, and a NUL that was sent makes a field more than the library found.
///
/// What cannot be told apart here is a NUL sent just before a bare LF, from CR LF: this server reads the same fields.
enum RawHead {
    /// The versions of libmicrohttpd that were seen to leave the head as said above. Another one may leave it
    /// otherwise, and then every request, or a hostile one, would be misjudged: its sources must be read first.
    private static let knownVersions = ["0.9.75"]

    /// Whether the library that runs is one whose parsing is known here.
    static var isLibraryKnown: Bool {
        knownVersions.contains(String(cString: MHD_get_version()))
    }

    /// Whether a head left by the library is strict: method, one space, a target of `target` bytes (already altered by
    /// its decoding, hence not looked at), one space, HTTP/1.0 or HTTP/1.1, then `fields` fields and an
    /// empty line, each line ended by CR LF. Field values hold no control character but tabs.
    static func isStrict(_ head: UnsafeRawBufferPointer, target: Int, fields: Int) -> Bool {
        var rest = head[...]
        guard target > 0, skip(while: isToken, &rest) > 0, skipNUL(1, &rest), rest.count > target else { return false }
        rest = rest.dropFirst(target)
        guard skipNUL(1, &rest), skipVersion(&rest), skipNUL(2, &rest) else { return false }
        for _ in 0..<fields {
            guard skip(while: isToken, &rest) > 0, skipNUL(1, &rest) else { return false }
            _ = skip(while: isText, &rest)
            guard skipNUL(2, &rest) else { return false }
        }
        return skipNUL(2, &rest) && rest.isEmpty
    }

    private typealias Rest = Slice<UnsafeRawBufferPointer>

    private static func skip(while isWanted: (UInt8) -> Bool, _ rest: inout Rest) -> Int {
        var index = rest.startIndex
        while index < rest.endIndex, isWanted(rest[index]) { index += 1 }
        defer { rest = rest[index...] }
        return index - rest.startIndex
    }

    private static func skipNUL(_ count: Int, _ rest: inout Rest) -> Bool {
        guard rest.prefix(count).elementsEqual(repeatElement(0, count: count)) else { return false }
        rest = rest.dropFirst(count)
        return true
    }

    private static func skipVersion(_ rest: inout Rest) -> Bool {
        guard rest.starts(with: "HTTP/1.".utf8), let last = rest.dropFirst(7).first, last == 0x30 || last == 0x31 else {
            return false
        }
        rest = rest.dropFirst(8)
        return true
    }

    /// Whether a byte may stand in a method or a field name (RFC 9110 §5.6.2).
    static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x5E...0x7A, 0x7C, 0x7E, 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E: true
        default: false
        }
    }

    /// Whether a byte may stand in a field value (RFC 9110 §5.5).
    private static func isText(_ byte: UInt8) -> Bool {
        byte >= 0x20 ? byte != 0x7F : byte == 0x09
    }
}

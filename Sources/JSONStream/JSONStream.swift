import CYajl

/// Reads one JSON object of any size: each element of its arrays comes as soon as it ends, and every other member.
public final class JSONStream {
    private let elementLimit: Int
    private let depthLimit: Int

    /// A reader that refuses an element above so many bytes, or nested deeper than `depthLimit`.
    public init(elementLimit: Int = 64 << 20, depthLimit: Int = 64) {
        self.elementLimit = elementLimit
        self.depthLimit = depthLimit
    }

    /// Reads the chunks that `next` gives, until an empty one.
    ///
    /// Throws `JSONStreamError` when the text is no JSON object, is truncated or passes a limit; what the closures throw is
    /// thrown again.
    public func parse(
        next: () throws -> [UInt8], onMember: (String, JSONValue) throws -> Void,
        onElement: (String, JSONValue) throws -> Void
    ) throws {
        try withoutActuallyEscaping(onMember) { onMember in
            try withoutActuallyEscaping(onElement) { onElement in
                let builder = JSONBuilder(depthLimit: depthLimit, onMember: onMember, onElement: onElement)
                try run(builder, next)
            }
        }
    }

    private func run(_ builder: JSONBuilder, _ next: () throws -> [UInt8]) throws {
        let context = Unmanaged.passUnretained(builder).toOpaque()
        var callbacks = JSONBuilder.callbacks
        guard let handle = yajl_alloc(&callbacks, nil, context) else { return }
        defer { yajl_free(handle) }
        var offset = 0
        while true {
            let chunk = try next()
            guard !chunk.isEmpty else { break }
            try check(yajl_parse(handle, chunk, chunk.count), builder, handle, offset)
            offset += chunk.count
            guard offset - builder.lastEnd(offset) <= elementLimit else {
                throw JSONStreamError("an element is longer than \(elementLimit) bytes", at: offset)
            }
        }
        try check(yajl_complete_parse(handle), builder, handle, offset)
        guard builder.isComplete else { throw JSONStreamError("it is no object or it is cut", at: offset) }
    }

    private func check(
        _ status: yajl_status, _ builder: JSONBuilder, _ handle: OpaquePointer, _ offset: Int
    ) throws {
        if let failure = builder.failure { throw failure }
        if builder.isTooDeep { throw JSONStreamError("it is nested deeper than \(depthLimit)", at: offset) }
        guard status == yajl_status_ok else {
            let place = offset + yajl_get_bytes_consumed(handle)
            let text = yajl_get_error(handle, 0, nil, 0)
            defer { yajl_free_error(handle, text) }
            let reason = text.map { String(cString: $0) } ?? "unknown"
            let line = reason.split(separator: "\n").first.map(String.init) ?? reason
            throw JSONStreamError(line, at: place)
        }
    }
}

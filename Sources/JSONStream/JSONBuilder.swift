import CYajl

/// Builds values from the events of yajl, and keeps those that end.
final class JSONBuilder {
    /// An array or an object under way.
    private enum Open {
        case array([JSONValue])
        case object([String: JSONValue], key: String)
    }

    /// What ended since it was last emptied, in order.
    var given: [JSONStream.Item] = []
    private let elementLimit: Int
    private let depthLimit: Int
    /// yajl keeps the address of its callbacks.
    private let callbacks = UnsafeMutablePointer<yajl_callbacks>.allocate(capacity: 1)
    private var parser: OpaquePointer?
    private var stack: [Open] = []
    /// The depth at which values are given: 1 in the root object, 2 in its arrays.
    private var member = ""
    private var depth = 0
    private var isInRootArray = false
    private var isComplete = false
    /// Where the chunk under way begins, and where the last value given ended, in bytes.
    private var chunkStart = 0
    private var lastEnd = 0
    /// Which limit the text passes.
    private var excess: String?

    init(elementLimit: Int, depthLimit: Int) {
        self.elementLimit = elementLimit
        self.depthLimit = depthLimit
        callbacks.initialize(to: Self.callbacks)
        parser = yajl_alloc(callbacks, nil, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit {
        yajl_free(parser)
        callbacks.deallocate()
    }

    /// Reads a chunk that begins there, an empty one at the end of the text. Throws `JSONStreamError` when the text is wrong.
    func read(_ chunk: [UInt8], at offset: Int) throws(JSONStreamError) {
        chunkStart = offset
        let status = chunk.isEmpty ? yajl_complete_parse(parser) : yajl_parse(parser, chunk, chunk.count)
        let end = offset + chunk.count
        if excess == nil { checkLength(upTo: end) }
        if let excess { throw JSONStreamError(excess, at: end) }
        guard status == yajl_status_ok else {
            let text = yajl_get_error(parser, 0, nil, 0)
            defer { yajl_free_error(parser, text) }
            let line = text.flatMap { String(cString: $0).split(separator: "\n").first.map(String.init) }
            throw JSONStreamError(line ?? "unknown", at: offset + yajl_get_bytes_consumed(parser))
        }
        if chunk.isEmpty, !isComplete { throw JSONStreamError("it is no object or it is cut", at: end) }
    }

    private func checkLength(upTo end: Int) {
        if end - lastEnd > elementLimit { excess = "an element is longer than \(elementLimit) bytes" }
    }

    /// Notes that a value of the root, or of one of its arrays, ends here; answers whether to go on.
    private func end() -> Int32 {
        let here = chunkStart + yajl_get_bytes_consumed(parser)
        checkLength(upTo: here)
        lastEnd = here
        return excess == nil ? 1 : 0
    }

    fileprivate func add(_ value: JSONValue) -> Int32 {
        guard depth > 0 else { return 0 }
        guard stack.isEmpty else {
            append(value)
            return 1
        }
        given.append((member, value, isInRootArray))
        return end()
    }

    fileprivate func key(_ text: String) -> Int32 {
        if stack.isEmpty {
            member = text
        } else if case .object(let members, _)? = stack.popLast() {
            stack.append(.object(members, key: text))
        }
        return 1
    }

    fileprivate func open(isArray: Bool) -> Int32 {
        depth += 1
        guard depth <= depthLimit else {
            excess = "it is nested deeper than \(depthLimit)"
            return 0
        }
        if depth == 1 { return isArray ? 0 : 1 }
        if depth == 2, isArray {
            isInRootArray = true
        } else {
            stack.append(isArray ? .array([]) : .object([:], key: ""))
        }
        return 1
    }

    fileprivate func close() -> Int32 {
        depth -= 1
        if depth == 0 {
            isComplete = true
            return 1
        }
        if depth == 1, isInRootArray {
            isInRootArray = false
            return end()
        }
        switch stack.popLast() {
        case .array(let elements)?: return add(.array(elements))
        case .object(let members, _)?: return add(.object(members))
        case nil: return 0
        }
    }

    private func append(_ value: JSONValue) {
        switch stack.popLast() {
        case .array(var elements)?:
            elements.append(value)
            stack.append(.array(elements))
        case .object(var members, let key)?:
            members[key] = value
            stack.append(.object(members, key: key))
        case nil: break
        }
    }
}

extension JSONBuilder {
    /// The callbacks of yajl: each finds the builder in its context and tells whether to go on.
    fileprivate static let callbacks = yajl_callbacks(
        yajl_null: { from($0)?.add(.null) ?? 0 },
        yajl_boolean: { from($0)?.add(.bool($1 != 0)) ?? 0 },
        yajl_integer: nil,
        yajl_double: nil,
        yajl_number: { context, text, count in
            guard let text else { return 0 }
            let bytes = UnsafeRawBufferPointer(start: text, count: count)
            return from(context)?.add(.number(String(decoding: bytes, as: UTF8.self))) ?? 0
        },
        yajl_string: { context, text, count in
            from(context)?.add(.string(string(text, count))) ?? 0
        },
        yajl_start_map: { from($0)?.open(isArray: false) ?? 0 },
        yajl_map_key: { context, text, count in from(context)?.key(string(text, count)) ?? 0 },
        yajl_end_map: { from($0)?.close() ?? 0 },
        yajl_start_array: { from($0)?.open(isArray: true) ?? 0 },
        yajl_end_array: { from($0)?.close() ?? 0 })

    private static func from(_ context: UnsafeMutableRawPointer?) -> JSONBuilder? {
        context.map { Unmanaged<JSONBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func string(_ text: UnsafePointer<UInt8>?, _ count: Int) -> String {
        String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
    }
}

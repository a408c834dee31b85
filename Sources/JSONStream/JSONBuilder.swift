import CYajl

/// Builds values from the events of yajl, and gives them when they end.
final class JSONBuilder {
    /// An array or an object under way.
    private enum Open {
        case array([JSONValue])
        case object([String: JSONValue], key: String)
    }

    private let depthLimit: Int
    private let onMember: (String, JSONValue) throws -> Void
    private let onElement: (String, JSONValue) throws -> Void
    private var stack: [Open] = []
    /// The depth at which values are given: 1 in the root object, 2 in its arrays.
    private var member = ""
    private var depth = 0
    private var isInRootArray = false
    private var wasGiven = true
    private var lastGiven = 0

    /// What a closure threw.
    private(set) var failure: (any Error)?
    private(set) var isTooDeep = false
    private(set) var isComplete = false

    init(
        depthLimit: Int, onMember: @escaping (String, JSONValue) throws -> Void,
        onElement: @escaping (String, JSONValue) throws -> Void
    ) {
        self.depthLimit = depthLimit
        self.onMember = onMember
        self.onElement = onElement
    }

    /// Where the last value was given, at most `offset`: called after each chunk.
    func lastEnd(_ offset: Int) -> Int {
        if wasGiven { lastGiven = offset }
        wasGiven = false
        return lastGiven
    }

    fileprivate func add(_ value: JSONValue) -> Int32 {
        guard depth > 0 else { return 0 }
        guard stack.isEmpty else {
            append(value)
            return 1
        }
        wasGiven = true
        do {
            if isInRootArray { try onElement(member, value) } else { try onMember(member, value) }
            return 1
        } catch {
            failure = error
            return 0
        }
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
            isTooDeep = true
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
            wasGiven = true
            return 1
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
    static let callbacks = yajl_callbacks(
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

import CYajl

/// Reads one JSON object of any size: each element of its arrays comes as soon as it ends, and every other member.
public final class JSONStream {
    /// An element of an array of the root object, or a member that is no array.
    public typealias Item = (name: String, value: JSONValue, isElement: Bool)

    private let chunks: () throws -> [UInt8]
    private let builder: JSONBuilder
    /// The bytes given to the parser so far.
    private var offset = 0
    private var isEnded = false

    /// A reader of the chunks that `chunks` gives, until an empty one; it refuses an element above so many bytes, counted from the end
    /// of the former one, or nested deeper than `depthLimit`.
    public init(elementLimit: Int = 64 << 20, depthLimit: Int = 64, chunks: @escaping () throws -> [UInt8]) {
        self.chunks = chunks
        builder = JSONBuilder(elementLimit: elementLimit, depthLimit: depthLimit)
    }

    /// The next item; `nil` at the end of the object.
    ///
    /// Throws `JSONStreamError` when the text is no JSON object, is truncated or passes a limit; what `chunks` throws is thrown again.
    public func next() throws -> Item? {
        while true {
            if let item = builder.given.popLast() { return item }
            if isEnded { return nil }
            let chunk = try chunks()
            isEnded = chunk.isEmpty
            try builder.read(chunk, at: offset)
            offset += chunk.count
            builder.given.reverse()
        }
    }
}

import SQL

/// The values of a statement, laid out as libpq wants them: numbers as text, texts and blobs as raw bytes.
struct PostgresValues {
    private var bytes: [UInt8] = []
    private var offsets: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ values: [SQLValue]) {
        offsets.reserveCapacity(values.count)
        for value in values { append(value) }
    }

    private mutating func append(_ value: SQLValue) {
        switch value {
        case .null: append(nil, isBinary: false)
        case .integer(let integer): append(Array(String(integer).utf8), isBinary: false)
        case .real(let real): append(Array(String(real).utf8), isBinary: false)
        case .text(let text): append(Array(text.utf8), isBinary: true)
        case .blob(let blob): append(blob, isBinary: true)
        }
    }

    private mutating func append(_ content: [UInt8]?, isBinary: Bool) {
        offsets.append(content == nil ? nil : bytes.count)
        lengths.append(Int32(content?.count ?? 0))
        formats.append(isBinary ? 1 : 0)
        guard let content else { return }
        bytes += content
        bytes.append(0)
    }

    /// Lends the arrays of pointers, lengths and formats.
    func withPointers<T>(
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> T
    ) -> T {
        bytes.withUnsafeBytes { buffer in
            let pointers = offsets.map { offset in
                offset.flatMap { buffer.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
            }
            return body(Int32(offsets.count), pointers, lengths, formats)
        }
    }
}

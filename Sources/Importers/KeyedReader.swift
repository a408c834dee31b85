/// Reads the rows of a register whose records have a key; the rows of a record may be anywhere in the file.
protocol KeyedReader: AnyObject, SendableMetatype {
    /// What a row says.
    associatedtype Row: Sendable

    /// The rows read so far, header left out.
    var rows: Int { get }
    /// Moves to the next row of use; answers the key of its record, `nil` at the end of the file.
    func next() throws -> Int64?
    /// The fingerprint of the current row, asked once, in the first reading.
    func fingerprint() throws -> Int64
    /// Whether the current row makes its record one of the directory: one row at least must.
    var makesRecord: Bool { get }
    /// What the current row says, asked in the second reading; `nil` when that is nothing.
    func row() -> Row?
    /// After the first reading, what is to be added to the fingerprints of some records.
    func corrections() -> [(cle: Int64, valeur: Int64)]
}

extension KeyedReader {
    var makesRecord: Bool { true }
    func corrections() -> [(cle: Int64, valeur: Int64)] { [] }
}

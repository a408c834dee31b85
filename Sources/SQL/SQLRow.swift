/// One row of a result, valid only inside the closure it is given to.
///
/// Columns are numbered from 0. Reading a column as another type than its own throws `SQLError.Code.fault`: the text of
/// the query and the code that reads it disagree.
public protocol SQLRow {
    /// Whether a column holds null.
    func isNull(_ column: Int) -> Bool
    /// The integer of a column.
    func integer(_ column: Int) throws(SQLError) -> Int64
    /// The number of a column; an integer is converted.
    func real(_ column: Int) throws(SQLError) -> Double
    /// The text of a column.
    func text(_ column: Int) throws(SQLError) -> String
    /// The bytes of a column, copied.
    func blob(_ column: Int) throws(SQLError) -> [UInt8]
    /// Adds the bytes of a column to a buffer, without another copy.
    func appendBlob(_ column: Int, to buffer: inout [UInt8]) throws(SQLError)
}

extension SQLRow {
    /// The integer of a column, or nil for null.
    public func optionalInteger(_ column: Int) throws(SQLError) -> Int64? {
        isNull(column) ? nil : try integer(column)
    }

    /// The number of a column, or nil for null.
    public func optionalReal(_ column: Int) throws(SQLError) -> Double? {
        isNull(column) ? nil : try real(column)
    }

    /// The text of a column, or nil for null.
    public func optionalText(_ column: Int) throws(SQLError) -> String? {
        isNull(column) ? nil : try text(column)
    }

    /// The bytes of a column, or nil for null.
    public func optionalBlob(_ column: Int) throws(SQLError) -> [UInt8]? {
        isNull(column) ? nil : try blob(column)
    }

    /// The Boolean of a column that holds 0 or 1.
    public func boolean(_ column: Int) throws(SQLError) -> Bool {
        try integer(column) != 0
    }
}

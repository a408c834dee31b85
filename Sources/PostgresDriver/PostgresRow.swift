import CPostgres
import SQL

/// One row of a result in binary format.
struct PostgresRow: SQLRow {
    let handle: OpaquePointer
    let number: Int32

    func isNull(_ column: Int) -> Bool {
        PQgetisnull(handle, number, Int32(column)) == 1
    }

    func integer(_ column: Int) throws(SQLError) -> Int64 {
        let bytes = try bytes(column, as: PostgresType.integers)
        switch bytes.count {
        case 1: return Int64(bytes[0])
        case 2: return Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
        case 4: return Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
        default: return Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
        }
    }

    func real(_ column: Int) throws(SQLError) -> Double {
        if PostgresType.integers.contains(PQftype(handle, Int32(column))) { return Double(try integer(column)) }
        let bytes = try bytes(column, as: [PostgresType.float8])
        return Double(bitPattern: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)))
    }

    func text(_ column: Int) throws(SQLError) -> String {
        String(decoding: try bytes(column, as: PostgresType.texts), as: UTF8.self)
    }

    func blob(_ column: Int) throws(SQLError) -> [UInt8] {
        Array(try bytes(column, as: [PostgresType.bytea]))
    }

    func appendBlob(_ column: Int, to buffer: inout [UInt8]) throws(SQLError) {
        buffer.append(contentsOf: try bytes(column, as: [PostgresType.bytea]))
    }

    private func bytes(_ column: Int, as types: [Oid]) throws(SQLError) -> UnsafeRawBufferPointer {
        let column = Int32(column)
        guard PQgetisnull(handle, number, column) == 0, types.contains(PQftype(handle, column)) else {
            throw SQLError(.fault, "column \(column) has not the type it is read as")
        }
        let count = Int(PQgetlength(handle, number, column))
        return UnsafeRawBufferPointer(start: PQgetvalue(handle, number, column), count: count)
    }
}

import Glibc
import SQL
import Synchronization

/// The file of a database under its name, as the first connection found it.
///
/// SQLite goes on with a file that was removed or replaced: what it writes would vanish with the last connection. So each
/// transaction asks first whether the name still leads to the same file, and its journal too. The file is never opened here: closing
/// it would give back the locks that SQLite holds in this process.
final class SQLiteFile: Sendable {
    private struct Identity: Equatable {
        let device: UInt64
        let number: UInt64
    }

    private struct Known {
        var file: Identity?
        var journal: Identity?
        var bytes: Int64 = 0
        var connections = 0
    }

    let path: String
    private let known = Mutex(Known())

    init(_ path: String) {
        self.path = path
    }

    /// To be called once a connection has opened the file; `closed` is to be called when it is closed.
    func opened() throws(SQLError) {
        let found = Self.identity(path)
        known.withLock { known in
            known.connections += 1
            known.file = known.file ?? found
        }
        try check()
    }

    /// To be called when a connection that had opened the file is closed: the last one takes the journal away.
    func closed() {
        known.withLock { known in
            known.connections -= 1
            if known.connections == 0 { known.journal = nil }
        }
    }

    /// To be called in a writing transaction, which has made the journal if there was none.
    func written() {
        guard known.withLock({ $0.journal == nil }), let found = Self.identity(path + "-wal") else { return }
        known.withLock { $0.journal = found }
    }

    /// Throws `SQLError.Code.unavailable` when the name leads to another file, or to none.
    func check() throws(SQLError) {
        let (file, journal) = known.withLock { ($0.file, $0.journal) }
        if let file, Self.identity(path) != file {
            throw SQLError(.unavailable, "the database file was removed or replaced")
        }
        if let journal, Self.identity(path + "-wal") != journal {
            throw SQLError(.unavailable, "the journal of the database was removed or replaced")
        }
    }

    /// Whether the file was cut, `expected` being the bytes of the database. No one else may be writing.
    ///
    /// The end of the database may be in the journal, so a file that is too short is no failure by itself: one that became
    /// shorter, and is too short, was cut.
    func isCut(expected: Int64) -> Bool {
        guard let status = Self.status(path) else { return false }
        let size = Int64(status.st_size)
        return known.withLock { known in
            defer { known.bytes = max(size, size < expected ? known.bytes : 0) }
            return size < known.bytes && size < expected
        }
    }

    private static func status(_ path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }

    private static func identity(_ path: String) -> Identity? {
        status(path).map { Identity(device: UInt64($0.st_dev), number: UInt64($0.st_ino)) }
    }
}

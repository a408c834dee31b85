import Glibc

/// A file written from start to end, whatever its size.
final class OutputFile {
    private let path: String
    private let descriptor: Int32
    private var pending: [UInt8] = []

    /// Creates a file, or empties it. Throws `CommandLineError` when it cannot be written.
    init(_ path: String) throws {
        try Folders.create(above: path)
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CommandLineError("The file \(path) cannot be written.", exitCode: 1) }
    }

    /// Adds bytes at the end.
    func write(_ bytes: [UInt8]) throws {
        pending += bytes
        if pending.count >= 1_048_576 { try flush() }
    }

    /// Writes what is pending and closes the file.
    func close() throws {
        try flush()
        Glibc.close(descriptor)
    }

    private func flush() throws {
        var done = 0
        while done < pending.count {
            let count = pending[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw CommandLineError("The file \(path) cannot be written.", exitCode: 1) }
            done += count
        }
        pending.removeAll(keepingCapacity: true)
    }
}

import Glibc

/// An open file descriptor, read without any transformation.
final class PlainFile {
    private let descriptor: Int32
    private let name: String
    /// The size of the file in bytes when it was opened; 0 for a pipe.
    let size: Int64

    init(path: String) throws(TabularError) {
        name = ByteSource.lastComponent(path)
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw TabularError(.unreadable, "The file \(name) cannot be opened: \(Self.reason()).")
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            throw TabularError(.unreadable, "\(name) is a directory, not a file.")
        }
        size = Int64(status.st_size)
    }

    deinit { close(descriptor) }

    /// Fills a buffer with the next bytes; returns their number, 0 at the end of the file.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(TabularError) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else {
                throw TabularError(.unreadable, "The file \(name) cannot be read: \(Self.reason()).")
            }
        }
    }

    /// The first bytes of the file, leaving the reading position where it is.
    func prefix(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            initialized = max(0, pread(descriptor, buffer.baseAddress, count, 0))
        }
    }

    private static func reason() -> String {
        strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
    }
}

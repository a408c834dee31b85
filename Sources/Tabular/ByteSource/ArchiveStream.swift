internal import CArchive

/// One entry of a zip, or the expanded content of a compressed file, through libarchive.
final class ArchiveStream {
    private let handle: OpaquePointer
    /// The bytes of an archive in memory, owned until the stream ends.
    private let memory: UnsafeMutableRawBufferPointer?
    private let name: String
    private let limits: ReadLimits
    private let compressed: Int64
    private var expanded: Int64 = 0
    private var ended = false
    /// Whether how the entry is compressed was looked at.
    private var isMethodChecked = false

    /// Where the compressed bytes are.
    enum Origin {
        case path(String, size: Int64)
        case bytes([UInt8])
    }

    /// Opens a zip, or one file compressed in a way. What is inside is not expanded again, whatever it looks like.
    init(
        _ origin: Origin, _ compression: Container.Compression?, name: String, limits: ReadLimits
    ) throws(TabularError) {
        guard let handle = archive_read_new() else { throw TabularError(.damaged, "libarchive could not start.") }
        self.handle = handle
        self.name = name
        self.limits = limits
        isMethodChecked = compression != nil
        if let compression {
            archive_read_set_format(handle, ARCHIVE_FORMAT_RAW)
            archive_read_append_filter(handle, compression.filter)
        } else {
            archive_read_support_format_zip(handle)
        }
        let status: Int32
        switch origin {
        case .path(let path, let size):
            memory = nil
            compressed = size
            status = archive_read_open_filename(handle, path, 1 << 18)
        case .bytes(let bytes):
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
            copy.copyBytes(from: bytes)
            memory = copy
            compressed = Int64(bytes.count)
            status = archive_read_open_memory(handle, copy.baseAddress, bytes.count)
        }
        guard status == ARCHIVE_OK else { throw damaged() }
    }

    deinit {
        archive_read_free(handle)
        memory?.deallocate()
    }

    /// Moves to the next entry and returns its name; `nil` after the last one.
    func nextEntry() throws(TabularError) -> String? {
        var entry: OpaquePointer?
        let status = archive_read_next_header(handle, &entry)
        if status == ARCHIVE_EOF { return nil }
        guard status >= ARCHIVE_WARN, let entry else { throw damaged() }
        guard let text = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else { return "" }
        return String(cString: text)
    }

    /// Fills a buffer with the next expanded bytes of the entry; returns their number, 0 at its end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(TabularError) -> Int {
        guard !ended else { return 0 }
        if !isMethodChecked { try checkMethod() }
        let count = archive_read_data(handle, buffer.baseAddress, buffer.count)
        guard count >= 0 else { throw damaged() }
        ended = count == 0
        expanded += Int64(count)
        guard limits.accept(expanded: expanded, from: compressed) else {
            throw TabularError(.tooLarge, "The file \(name) expands beyond the limits set against archive bombs.")
        }
        return count
    }

    /// Entries of a zip are stored or deflated: the other methods take memory by what the file claims, up to 4 GiB.
    private func checkMethod() throws(TabularError) {
        isMethodChecked = true
        let method = archive_format_name(handle).map { String(cString: $0) } ?? ""
        guard method.hasSuffix("(uncompressed)") || method.hasSuffix("(deflation)") else {
            throw TabularError(.unsupported, "The archive \(name) is compressed in another way than zip usually is.")
        }
    }

    /// Declares the stream empty: a compressed file of no byte has no entry.
    func end() { ended = true }

    private func damaged() -> TabularError {
        let reason = archive_error_string(handle).map { String(cString: $0) } ?? "unknown cause"
        return TabularError(.damaged, "The file \(name) is damaged or encrypted (\(reason)).")
    }
}

extension Container.Compression {
    /// Its code in libarchive.
    fileprivate var filter: Int32 {
        switch self {
        case .gzip: ARCHIVE_FILTER_GZIP
        case .xz: ARCHIVE_FILTER_XZ
        case .lzma: ARCHIVE_FILTER_LZMA
        }
    }
}

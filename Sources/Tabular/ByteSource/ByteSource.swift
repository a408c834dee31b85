/// A stream of bytes from a plain file, a compressed file, or one entry of a zip, on the disk or in memory.
///
/// The form is recognised by the content. A source is read once, by one thread; open another one to read again.
public final class ByteSource {
    /// The name of the entry read, or of the file: the last component of its path.
    public let name: String

    private enum Content {
        case file(PlainFile)
        case memory([UInt8])
        case archive(ArchiveStream)
    }

    private let content: Content
    private var offset = 0

    /// Opens a file; of a zip, the first entry whose path satisfies `entry`.
    ///
    /// - Throws: `TabularError` when the file cannot be opened, has no such entry or is not of a known form.
    public init(
        path: String, limits: ReadLimits = ReadLimits(), entry: (String) -> Bool = { _ in true }
    ) throws(TabularError) {
        let file = try PlainFile(path: path)
        let container = Container(prefix: file.prefix(Container.prefixLength))
        let fileName = Self.lastComponent(path)
        if case .plain = container {
            name = fileName
            content = .file(file)
        } else {
            (content, name) = try Self.open(.path(path, size: file.size), container, fileName, limits, entry)
        }
    }

    /// Opens bytes held in memory: a file inside a file.
    ///
    /// - Throws: `TabularError` as for a file.
    public init(
        bytes: [UInt8], name fileName: String, limits: ReadLimits = ReadLimits(),
        entry: (String) -> Bool = { _ in true }
    ) throws(TabularError) {
        let container = Container(prefix: bytes)
        if case .plain = container {
            name = fileName
            content = .memory(bytes)
        } else {
            (content, name) = try Self.open(.bytes(bytes), container, fileName, limits, entry)
        }
    }

    /// The paths of the entries of a zip, in order; empty for a file of another form.
    ///
    /// - Throws: `TabularError` when the file cannot be opened or its directory cannot be read.
    public static func entries(path: String) throws(TabularError) -> [String] {
        let file = try PlainFile(path: path)
        guard case .zip = Container(prefix: file.prefix(Container.prefixLength)) else { return [] }
        let origin = ArchiveStream.Origin.path(path, size: file.size)
        let stream = try ArchiveStream(origin, nil, name: lastComponent(path), limits: ReadLimits())
        var names: [String] = []
        while let name = try stream.nextEntry() { names.append(name) }
        return names
    }

    /// The next bytes, at most 256 KiB; `nil` at the end.
    ///
    /// - Throws: `TabularError` when the data is damaged or passes a limit.
    public func nextChunk() throws(TabularError) -> [UInt8]? {
        let chunk = try Self.filled(chunkLength) { buffer throws(TabularError) in try read(into: buffer) }
        return chunk.isEmpty ? nil : chunk
    }

    /// All the remaining bytes, for small files.
    ///
    /// - Throws: `TabularError` when there are more than `maximum` bytes, or the data is damaged.
    public func readAll(maximum: Int) throws(TabularError) -> [UInt8] {
        var all: [UInt8] = []
        while let chunk = try nextChunk() {
            guard all.count + chunk.count <= maximum else {
                throw TabularError(.tooLarge, "The file \(name) is larger than \(maximum) bytes.")
            }
            all += chunk
        }
        return all
    }

    /// The number of bytes asked at once: 256 KiB, or what a test says.
    var chunkLength = 1 << 18

    /// Fills a buffer with the next bytes; returns their number, 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(TabularError) -> Int {
        switch content {
        case .file(let file): return try file.read(into: buffer)
        case .archive(let stream): return try stream.read(into: buffer)
        case .memory(let bytes):
            let count = min(buffer.count, bytes.count - offset)
            buffer.copyBytes(from: bytes[offset..<offset + count])
            offset += count
            return count
        }
    }

    /// The last component of a path.
    public static func lastComponent(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    private static func open(
        _ origin: ArchiveStream.Origin, _ container: Container, _ fileName: String, _ limits: ReadLimits,
        _ wanted: (String) -> Bool
    ) throws(TabularError) -> (Content, String) {
        if case .unsupported = container {
            throw TabularError(.unsupported, "The file \(fileName) is neither text nor zip, gzip, xz or lzma.")
        }
        if case .compressed(let compression) = container {
            let stream = try ArchiveStream(origin, compression, name: fileName, limits: limits)
            if try stream.nextEntry() == nil { stream.end() }
            return (.archive(stream), fileName)
        }
        let stream = try ArchiveStream(origin, nil, name: fileName, limits: limits)
        while let path = try stream.nextEntry() {
            if !path.hasSuffix("/"), wanted(path) { return (.archive(stream), lastComponent(path)) }
        }
        throw TabularError(.entryNotFound, "The archive \(fileName) does not hold the expected file.")
    }

    private static func filled(
        _ length: Int, _ fill: (UnsafeMutableRawBufferPointer) throws(TabularError) -> Int
    ) throws(TabularError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: length)
        var count = 0
        var failure: TabularError?
        bytes.withUnsafeMutableBytes { buffer in
            do throws(TabularError) { count = try fill(buffer) } catch { failure = error }
        }
        if let failure { throw failure }
        bytes.removeLast(length - count)
        return bytes
    }
}

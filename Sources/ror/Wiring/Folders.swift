import FoundationEssentials

/// Folders that commands write in.
enum Folders {
    /// Creates the folder of a file when it is not there.
    static func create(above path: String) throws {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let folder = parts.joined(separator: "/")
        guard !folder.isEmpty else { return }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw CommandLineError("The folder \(folder) cannot be created.", exitCode: 1)
        }
    }

    /// Writes a text file whole.
    static func write(_ text: String, to path: String) throws {
        try create(above: path)
        guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
            throw CommandLineError("The file \(path) cannot be written.", exitCode: 1)
        }
    }

    /// Reads a text file whole, without its last end of line.
    static func read(_ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandLineError("The file \(path) cannot be read.", exitCode: 1)
        }
        let text = String(decoding: data, as: UTF8.self)
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
}

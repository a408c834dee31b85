import Foundation
import Testing

/// The real program, run in an empty folder without settings of the environment.
final class Binary {
    /// What a run answers.
    struct Outcome: Sendable {
        let code: Int32
        let output: String
        let errors: String
    }

    /// The folder the program runs in, removed at the end.
    let folder = NSTemporaryDirectory() + "ror-\(UUID().uuidString)"

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Runs `ror` with words; answers when it has ended.
    func run(_ words: [String], _ environment: [String: String] = [:]) throws -> Outcome {
        let process = process(words, environment)
        try write("", to: ".out")
        try write("", to: ".err")
        let output = try FileHandle(forWritingTo: url(".out"))
        let errors = try FileHandle(forWritingTo: url(".err"))
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        process.waitUntilExit()
        try output.close()
        try errors.close()
        return Outcome(code: process.terminationStatus, output: try read(".out"), errors: try read(".err"))
    }

    /// A run that is not begun.
    func process(_ words: [String], _ environment: [String: String] = [:]) -> Process {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = words
        process.environment = environment
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return process
    }

    /// Writes a file of the folder.
    func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: url(name)) }

    /// Reads a file of the folder.
    func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: url(name)), as: UTF8.self)
    }

    /// Whether a file of the folder is there.
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: url(name).path) }

    private func url(_ name: String) -> URL { URL(fileURLWithPath: folder + "/" + name) }

    /// The program stands beside the tests.
    static var program: URL {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("ror")
    }
}

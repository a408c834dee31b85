import Foundation
import Testing

/// How the program is linked, as `readelf` (binutils) tells it. FORTIFY concerns C: ours is a few inlined shims that copy no text.
@Suite struct HardeningTests {
    private func readelf(_ option: String) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/readelf")
        process.arguments = ["-W", option, Binary.program.path]
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    @Test("stands at a place of chance in memory (PIE)")
    func position() throws {
        #expect(try readelf("--file-header").contains("DYN (Position-Independent Executable file)"))
    }

    @Test("has its tables of addresses read only from the start (full RELRO)")
    func relocations() throws {
        #expect(try readelf("--program-headers").contains("GNU_RELRO"))
        #expect(try readelf("--dynamic").contains("BIND_NOW") || readelf("--dynamic").contains("Flags: NOW"))
    }

    @Test("runs no code from its stack, and writes none that it runs")
    func stack() throws {
        let segments = try readelf("--program-headers").split(separator: "\n")
        let stack = try #require(segments.first { $0.contains("GNU_STACK") })
        #expect(stack.contains("RW ") && !stack.contains("RWE"))
        #expect(!segments.contains { $0.contains("LOAD") && $0.contains("RWE") })
    }
}

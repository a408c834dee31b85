import Foundation

/// The page that was recorded for a scene, and how the present one differs.
///
/// Recorded again by `ROR_RECORD_SNAPSHOTS=1 swift test --filter PageSnapshotTests`; read the difference before committing it.
enum Snapshot {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Snapshots")
    private static let records = ProcessInfo.processInfo.environment["ROR_RECORD_SNAPSHOTS"] == "1"

    /// What differs from the recorded page, in one sentence; `nil` when nothing does, or when it was recorded now.
    static func difference(_ lines: [String], name: String) throws -> String? {
        let file = folder.appendingPathComponent(name + ".html")
        let text = lines.joined(separator: "\n") + "\n"
        if records {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return nil
        }
        guard let bytes = FileManager.default.contents(atPath: file.path) else {
            return "\(name) was never recorded: run with ROR_RECORD_SNAPSHOTS=1"
        }
        let recorded = String(decoding: bytes, as: UTF8.self)
        guard recorded != text else { return nil }
        return firstDifference(recorded.split(separator: "\n", omittingEmptySubsequences: false), lines, name)
    }

    /// The names of the recorded pages.
    static var names: Set<String> {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return Set(files.filter { $0.hasSuffix(".html") }.map { String($0.dropLast(5)) })
    }

    private static func firstDifference(_ recorded: [Substring], _ present: [String], _ name: String) -> String {
        let place = zip(recorded, present).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let line = place ?? min(recorded.count, present.count)
        let was = line < recorded.count ? String(recorded[line]) : "(end)"
        let now = line < present.count ? present[line] : "(end)"
        return "\(name).html, line \(line + 1): recorded \(was), now \(now)"
    }
}

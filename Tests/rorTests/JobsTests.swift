import Domain
import Foundation
import SQL
import SQLiteDriver
import Synchronization
import Testing

@testable import ror

@Suite struct JobsTests {
    private let folder = NSTemporaryDirectory() + "ror-\(UUID().uuidString)"
    private var path: String { folder + "/ror.sqlite" }

    private func run(_ words: String...) -> Int32 {
        Ror.run(words + ["--database", path], environment: [:])
    }

    private func jobs() throws -> [String] {
        let database = Database.sqlite(path: path)
        defer { database.close() }
        return try database.read {
            try $0.rows("SELECT nom, resultat FROM travail") { "\(try $0.text(0)): \(try $0.text(1))" }
        }
    }

    @Test("runs each job on demand, and lists what came of it")
    func onDemand() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(run("jobs") == 0)
        for name in [
            "purge-sessions", "purge-liens", "oubli-brouillons", "purge-demandes-compte", "conservation",
            "oubli-courriers", "rappels", "evenements", "purge-audit", "ancre-audit",
        ] {
            #expect(run("jobs", "run", name) == 0)
        }
        #expect(
            try jobs() == [
                "ancre-audit: 1 anchors told", "conservation: 0 versions erased", "evenements: 0 events told",
                "oubli-brouillons: 0 drafts and offers forgotten", "oubli-courriers: 0 messages forgotten",
                "purge-audit: 0 lines removed", "purge-demandes-compte: 0 requests for accounts deleted",
                "purge-liens: 0 links and tries forgotten", "purge-sessions: 0 sessions ended",
                "rappels: 0 reminders made",
            ])
        #expect(run("jobs") == 0)
    }

    @Test("refuses an unknown job with 2, and one that another process runs with 1")
    func refusals() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(run("jobs", "run", "inconnu") == 2)
        #expect(run("jobs", "run") == 2)
        #expect(run("jobs", "run", "conservation") == 0)
        let database = Database.sqlite(path: path)
        let end = Console.now().adding(seconds: 60).milliseconds
        try database.write { try $0.execute("UPDATE travail SET porteur = 'other', bail_fin = $1", [.integer(end)]) }
        database.close()
        #expect(run("jobs", "run", "conservation") == 1)
    }

    @Test("a stop wakes the loop at once, and waits for the running step only")
    func stop() {
        let started = DispatchSemaphore(value: 0)
        let steps = Mutex(0)
        let loop = JobLoop(pause: 0.01, log: { _ in }) { isStopping in
            started.signal()
            while !isStopping() { Thread.sleep(forTimeInterval: 0.01) }
            steps.withLock { $0 += 1 }
        }
        started.wait()
        loop.stop()
        loop.join(within: 10)
        #expect(steps.withLock(\.self) == 1)

        let idle = JobLoop(pause: 60, log: { _ in }) { _ in }
        let date = Date()
        idle.stop()
        idle.join(within: 30)
        #expect(Date().timeIntervalSince(date) < 10)
    }

    @Test("a look that fails is logged, and the next one is made")
    func failure() {
        let lines = Mutex<[String]>([])
        let looked = DispatchSemaphore(value: 0)
        let loop = JobLoop(pause: 0.01, log: { line in lines.withLock { $0.append(line) } }) { _ in
            looked.signal()
            throw SQLError(.unavailable, "the server is away")
        }
        looked.wait()
        looked.wait()
        loop.stop()
        loop.join(within: 10)
        #expect(lines.withLock { $0.first } == "jobs cannot be run: unavailable: the server is away")
    }
}

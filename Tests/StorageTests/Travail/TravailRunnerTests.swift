import Domain
import Storage
import Synchronization
import Testing
import UseCases

@Suite struct TravailRunnerTests {
    private struct Panne: Error, CustomStringConvertible {
        let description = "the disk is full\nsecond line"
    }

    /// A job each ten minutes that counts its steps; `steps` of them in a run.
    private func travail(_ calls: Counter, steps: Int = 1, failing: Bool = false) -> Travail {
        Travail("essai", .every(minutes: 10), counting: "things done") { _ in
            let call = calls.add()
            if failing { throw Panne() }
            return Travail.Step(count: 2, isLast: call % steps == 0)
        }
    }

    @Test("runs a job at its time and not before, and tells what it did", arguments: Engine.available)
    func time(engine: Engine) throws {
        try engine.withTravaux { world throws in
            let calls = Counter()
            let runner = world.runner([travail(calls, steps: 3)])
            let start = world.now
            try runner.runDue()
            world.wait(599)
            try runner.runDue()
            #expect(calls.value == 0)
            world.wait(1)
            try runner.runDue()
            try runner.runDue()
            #expect(calls.value == 3)
            let etat = try #require(try world.etat("essai"))
            #expect(etat.prochaineExecution == start.adding(seconds: 1200))
            #expect(etat.bail == nil && etat.echecs == 0)
            #expect(etat.derniereExecution?.date == start.adding(seconds: 600))
            #expect(etat.derniereExecution?.issue == .reussite("6 things done"))
            #expect(world.logged == ["job essai: 6 things done"])
        }
    }

    @Test("two processes that look together run a job once", arguments: Engine.available)
    func once(engine: Engine) throws {
        try engine.withTravaux { world throws in
            let calls = Counter()
            let job = travail(calls)
            try world.store.add("essai", firstRun: world.now)
            try onThreads(4) { number in
                try world.runner([job], process: number % 2).runDue()
            }
            #expect(calls.value == 1)
        }
    }

    @Test("leaves a job to the process that runs it, prolonging its lease at each step", arguments: Engine.available)
    func held(engine: Engine) throws {
        try engine.withTravaux { world throws in
            let calls = Counter()
            let other = Counter()
            try world.store.add("essai", firstRun: world.now)
            let intruder = world.runner([travail(other)], process: 1)
            let slow = Travail("essai", .every(minutes: 10), counting: "steps") { _ in
                world.wait(TravailRunner.bail - 1)
                try intruder.runDue()
                let attempt = try intruder.run("essai")
                #expect(attempt == .notTaken)
                return Travail.Step(count: 1, isLast: calls.add() == 3)
            }
            try world.runner([slow]).runDue()
            #expect(calls.value == 3 && other.value == 0)
            #expect(try world.etat("essai")?.derniereExecution?.issue == .reussite("3 steps"))
        }
    }

    @Test("takes up the job of a killed process when its lease ends, not before", arguments: Engine.available)
    func killed(engine: Engine) throws {
        try engine.withTravaux { world throws in
            let calls = Counter()
            try world.store.add("essai", firstRun: world.now)
            let lease = EtatTravail.Bail(porteur: "host:killed", fin: world.now.adding(seconds: TravailRunner.bail))
            #expect(try world.store.take("essai", lease, onlyDue: true, now: world.now) != nil)
            let runner = world.runner([travail(calls)], process: 1)
            world.wait(TravailRunner.bail - 1)
            try runner.runDue()
            #expect(calls.value == 0)
            #expect(try world.etat("essai")?.bail?.porteur == "host:killed")
            world.wait(1)
            try runner.runDue()
            #expect(calls.value == 1)
            #expect(try !world.store.prolong("essai", lease))
        }
    }

    @Test("a process whose step outlasts its lease leaves the job to who took it up", arguments: Engine.available)
    func leaseLost(engine: Engine) throws {
        try engine.withTravaux { world throws in
            try world.store.add("essai", firstRun: world.now)
            let lease = EtatTravail.Bail(porteur: "host:1", fin: world.now.adding(seconds: 10_000))
            let slow = Travail("essai", .every(minutes: 10), counting: "steps") { _ in
                world.wait(TravailRunner.bail)
                let taken = try world.store.take("essai", lease, onlyDue: true, now: world.now)
                #expect(taken != nil)
                return Travail.Step(count: 1, isLast: false)
            }
            #expect(try world.runner([slow]).run("essai") == .leaseLost)
            #expect(try world.etat("essai")?.bail == lease)
            #expect(try world.etat("essai")?.derniereExecution == nil)
        }
    }

    @Test(
        "tries a failed job later and later, tells why in one line, and forgets failures once it succeeds",
        arguments: Engine.available)
    func failure(engine: Engine) throws {
        try engine.withTravaux { world throws in
            let calls = Counter()
            let runner = world.runner([travail(calls, failing: true)])
            try world.store.add("essai", firstRun: world.now)
            var pauses: [Int64] = []
            for _ in 0..<8 {
                try runner.runDue()
                let etat = try #require(try world.etat("essai"))
                pauses.append(etat.prochaineExecution.seconds - world.now.seconds)
                world.wait(etat.prochaineExecution.seconds - world.now.seconds)
            }
            #expect(pauses == [60, 120, 240, 480, 960, 1920, 3600, 3600])
            let etat = try #require(try world.etat("essai"))
            #expect(etat.derniereExecution?.issue == .echec("the disk is full"))
            #expect(etat.echecs == 8 && etat.bail == nil)
            #expect(world.logged.first == "job essai failed: the disk is full")
            try world.runner([travail(Counter())], process: 1).runDue()
            #expect(try world.etat("essai")?.echecs == 0)
            #expect(try world.etat("essai")?.derniereExecution?.issue == .reussite("2 things done"))
        }
    }

    @Test("a stop ends a run between two steps, and leaves the rest due", arguments: Engine.available)
    func stop(engine: Engine) throws {
        try engine.withTravaux { world throws in
            let calls = Counter()
            try world.store.add("essai", firstRun: world.now)
            let job = travail(calls, steps: 5)
            try world.runner([job, job]).runDue { calls.value >= 2 }
            #expect(calls.value == 2)
            #expect(try world.etat("essai")?.bail == nil)
            try world.runner([job], process: 1).runDue()
            #expect(calls.value == 5)
        }
    }

    @Test("runs a job on demand before its time, and moves its next time", arguments: Engine.available)
    func onDemand(engine: Engine) throws {
        try engine.withTravaux { world throws in
            let calls = Counter()
            let runner = world.runner([travail(calls)])
            #expect(try runner.run("inconnu") == nil)
            let attempt = try runner.run("essai")
            #expect(attempt == .ran(ExecutionTravail(date: world.now, duree: 0, issue: .reussite("2 things done"))))
            #expect(try world.etat("essai")?.prochaineExecution == world.now.adding(seconds: 600))
        }
    }
}

/// Counts calls from several threads.
final class Counter: Sendable {
    private let count = Mutex(0)
    var value: Int { count.withLock(\.self) }

    @discardableResult
    func add() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }
}

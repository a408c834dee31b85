public import Domain

/// Runs jobs at their time. Several processes may have a runner on one database: a lease says which one runs a job, is
/// prolonged at each step, and ends by itself when its process was killed.
public struct TravailRunner: Sendable {
    /// What came of trying to run a job.
    public enum Attempt: Sendable, Equatable {
        /// It ran to its end, well or not.
        case ran(ExecutionTravail)
        /// It is not due, or another process runs it.
        case notTaken
        /// It was asked to stop between two steps: the rest stays to be done at once.
        case stopped
        /// A step lasted longer than the lease, and another process took the job up.
        case leaseLost
    }

    private let travaux: [Travail]
    private let store: any TravailStore
    private let porteur: String
    private let now: @Sendable () -> Instant
    private let log: @Sendable (String) -> Void

    /// A runner of jobs, run in this order when several are due. `porteur` names this process, among all.
    public init(
        _ travaux: [Travail], store: any TravailStore, porteur: String, now: @escaping @Sendable () -> Instant,
        log: @escaping @Sendable (String) -> Void
    ) {
        self.travaux = travaux
        self.store = store
        self.porteur = porteur
        self.now = now
        self.log = log
    }

    /// Seconds of a lease: a step must last less, and the clocks of processes agree to a small part of it.
    public static let bail: Int64 = 300

    /// Runs what is due, one job after the other; `isStopping` is asked between two steps. A new job is due at its first time.
    public func runDue(isStopping: () -> Bool = { false }) throws {
        let known = try store.all()
        for travail in travaux where !isStopping() {
            guard let etat = known.first(where: { $0.nom == travail.nom }) else {
                try store.add(travail.nom, firstRun: travail.cadence.next(after: now()))
                continue
            }
            guard etat.prochaineExecution <= now() else { continue }
            _ = try attempt(travail, onlyDue: true, isStopping)
        }
    }

    /// Runs a job now, due or not; `.notTaken` when another process runs it, `nil` when there is no such job.
    public func run(_ nom: String) throws -> Attempt? {
        guard let travail = travaux.first(where: { $0.nom == nom }) else { return nil }
        try store.add(nom, firstRun: travail.cadence.next(after: now()))
        return try attempt(travail, onlyDue: false) { false }
    }

    private func attempt(_ travail: Travail, onlyDue: Bool, _ isStopping: () -> Bool) throws -> Attempt {
        let start = now()
        guard let taken = try store.take(travail.nom, lease, onlyDue: onlyDue, now: start) else { return .notTaken }
        let issue: ExecutionTravail.Issue
        do {
            var count = 0
            while true {
                let step = try travail.step(now())
                count += step.count
                if step.isLast { break }
                if isStopping() {
                    try store.giveBack(travail.nom, porteur: porteur)
                    return .stopped
                }
                guard try store.prolong(travail.nom, lease) else {
                    log("job \(travail.nom): its lease is over, another process took it up")
                    return .leaseLost
                }
            }
            if !travail.erases.isEmpty { try store.reclaim(travail.erases) }
            if count > 0 { log("job \(travail.nom): \(count) \(travail.unit)") }
            issue = .reussite("\(count) \(travail.unit)")
        } catch {
            issue = .echec(Self.sentence(error))
            log("job \(travail.nom) failed: \(Self.sentence(error))")
        }
        return .ran(try finish(travail, from: start, issue, formerFailures: taken.echecs))
    }

    private func finish(
        _ travail: Travail, from start: Instant, _ issue: ExecutionTravail.Issue, formerFailures: Int
    ) throws -> ExecutionTravail {
        let end = now()
        let run = ExecutionTravail(date: start, duree: end.milliseconds - start.milliseconds, issue: issue)
        var failures = 0
        var next = travail.cadence.next(after: end)
        if case .echec = issue {
            failures = formerFailures + 1
            next = end.adding(seconds: Self.pause(afterFailures: failures))
        }
        try store.finish(travail.nom, porteur: porteur, run, echecs: failures, prochaineExecution: next)
        return run
    }

    private var lease: EtatTravail.Bail {
        EtatTravail.Bail(porteur: porteur, fin: now().adding(seconds: Self.bail))
    }

    /// Seconds before a job that failed is tried again: one minute, then twice as long each time, one hour at most.
    static func pause(afterFailures count: Int) -> Int64 {
        min(3600, 60 << Int64(min(count, 7) - 1))
    }

    /// What is kept of a failure. Our own errors never hold values of persons; of others, the kind only is told.
    private static func sentence(_ error: any Error) -> String {
        switch error {
        case let error as UseCaseError: error.message
        case let error as StoreError: "\(error)"
        case is DecodingError, is EncodingError: "\(type(of: error))"
        case let error as any CustomStringConvertible: String(error.description.prefix { $0 != "\n" }.prefix(300))
        default: "\(type(of: error))"
        }
    }
}

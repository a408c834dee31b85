import Domain
import Storage
import UseCases

extension Command {
    /// `ror jobs`.
    static let jobs = Command(
        "jobs", "Lists the jobs that ror serve runs by itself: last run, outcome, next run, who runs them now.",
        options: [Databases.option]
    ) { arguments in
        let database = try Databases.open(arguments)
        let known = try SQLTravailStore(database).all()
        for travail in Jobs.all(database) + [Mail.job(database, Mail.nowhere, sceau: nil)] {
            Console.say(line(travail, known.first { $0.nom == travail.nom }, now: Console.now()))
        }
        return 0
    }

    /// `purge-sessions (every 10 min): last 2026-11-20T09:30:00.000Z, 12 ms, 3 sessions ended; next …`.
    static func line(_ travail: Travail, _ etat: EtatTravail?, now: Instant) -> String {
        let name = "\(travail.nom) (\(travail.cadence)): "
        guard let etat else { return name + "never run; next once ror serve runs" }
        let last = etat.derniereExecution.map { "last \($0.date.iso8601), \($0.duree) ms, \(outcome($0, etat))" }
        let holder = etat.bail.map {
            $0.fin > now
                ? "; run by \($0.porteur) until \($0.fin.iso8601)" : "; left by \($0.porteur) at \($0.fin.iso8601)"
        }
        return name + (last ?? "never run") + "; next \(etat.prochaineExecution.iso8601)" + (holder ?? "")
    }

    private static func outcome(_ run: ExecutionTravail, _ etat: EtatTravail) -> String {
        switch run.issue {
        case .reussite(let text): text
        case .echec(let text): "failed \(etat.echecs == 1 ? "once" : "\(etat.echecs) times in a row"): \(text)"
        }
    }
}

import Domain
import Storage
import UseCases

extension Command {
    /// `ror jobs run`.
    static let jobsRun = Command(
        "jobs run", "Runs a job now, due or not, unless another process is running it.", positional: ["NAME"],
        options: [Databases.option] + Mail.optionsAlone
    ) { arguments in
        let database = try Databases.open(arguments)
        let name = arguments.positional[0]
        let jobs = Jobs.all(database) + [try Mail.job(database, arguments)]
        guard let attempt = try Jobs.runner(jobs, database, log: { _ in }).run(name) else {
            let names = jobs.map(\.nom).joined(separator: ", ")
            throw CommandLineError("There is no job \(name): give one of \(names).")
        }
        switch attempt {
        case .ran(let run):
            switch run.issue {
            case .reussite(let text): Console.say("\(name): \(text), \(run.duree) ms")
            case .echec(let text): throw CommandLineError("\(name) failed: \(text)", exitCode: 1)
            }
            return 0
        case .notTaken:
            let bail = try SQLTravailStore(database).all().first { $0.nom == name }?.bail
            let holder = bail.map { " (\($0.porteur), until \($0.fin.iso8601) at most)" } ?? ""
            throw CommandLineError("Another process is running \(name)\(holder).", exitCode: 1)
        case .stopped, .leaseLost:
            throw CommandLineError("\(name) lasted too long, and another process took it up.", exitCode: 1)
        }
    }
}

import Domain
import Storage
import UseCases

extension Command {
    /// `ror conditions list`.
    static let conditionsList = Command(
        "conditions list", "Lists the versions of the conditions of use, the one that comes last in force first.",
        options: [Databases.option]
    ) { arguments in
        let lire = LireConditions(store: SQLStore(try Databases.open(arguments)))
        let inForce = try lire.versionEnVigueur(now: Console.now())
        for version in try lire.all() {
            let state = version.version == inForce ? ", in force" : ""
            Console.say("\(version.version) from \(version.dateVigueur.iso8601)\(state)")
        }
        return 0
    }

    /// `ror conditions show`.
    static let conditionsShow = Command(
        "conditions show", "Prints a version of the conditions of use, in Markdown.", positional: ["VERSION"],
        options: [Databases.option]
    ) { arguments in
        let lire = LireConditions(store: SQLStore(try Databases.open(arguments)))
        let name = arguments.positional[0]
        do {
            Console.say(try lire(name, now: Console.now()).texte)
            return 0
        } catch let error as UseCaseError where error.code == .introuvable {
            throw CommandLineError("There is no version \(name): ror conditions list tells them.", exitCode: 1)
        }
    }
}

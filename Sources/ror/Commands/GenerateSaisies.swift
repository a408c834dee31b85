import FHIRServer
import Generation
import Storage
import UseCases

extension Command {
    /// `ror generate saisies`.
    static let generateSaisies = Command(
        "generate saisies", "Completes and validates every offer « A compléter » with invented values, by the rules.",
        options: [
            Databases.option, Option("seed", "N", standard: "1", "The same seed gives the same values."),
            Environment.option,
        ]
    ) { arguments in
        try Environment.refuseProduction(arguments, "What professionals type")
        let store = SQLStore(try Databases.open(arguments))
        let generation = GenerationSaisies(seed: UInt64(try arguments.integer("seed", in: 0...Int.max)))
        let progress = Progress()
        let count = try CompleterOffres(store: store, publisher: FHIRPublisher())(
            now: Console.now, saisie: { generation.saisie($0) }, progress: { progress.tell("offers", $0, of: $0) })
        progress.end()
        Console.say("\(count) offers validated.")
        return 0
    }
}

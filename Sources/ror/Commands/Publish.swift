import FHIRServer
import Storage
import UseCases

extension Command {
    /// `ror publish`.
    static let publish = Command(
        "publish", "Makes again everything that consumers read, from the offers.", options: [Databases.option]
    ) { arguments in
        let store = SQLStore(try Databases.open(arguments))
        let progress = Progress()
        let count = try PublierTout(store: store, publisher: FHIRPublisher())(now: Console.now) {
            progress.tell("offers", $0, of: $0)
        }
        progress.end()
        Console.say("\(count) offers published.")
        return 0
    }
}

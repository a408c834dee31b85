import Cryptography
import Domain
import Storage
import UseCases

extension Command {
    /// `ror user reset`.
    static let userReset = Command(
        "user reset",
        "Prints a link by which the holder of an account chooses a password, once, within an hour: to be handed over by you.",
        positional: ["ACCOUNT"],
        options: [
            Databases.option, UserCommand.publicURL,
            Option(switch: "second-factor", "Takes the second factor away too: make sure first of who asks."),
        ]
    ) { arguments in
        let store = SQLStore(try Databases.open(arguments))
        let compte = try UserCommand.account(arguments.positional[0], in: store)
        guard let courriel = compte.courriel, compte.fermeture == nil else {
            throw CommandLineError("The account \(compte.id) is closed or has no e-mail: no link.", exitCode: 1)
        }
        let now = Console.now()
        let acteur = UserCommand.acteur("reset")
        let token = try store.write { store in
            let token = try LiensUniques(primitives: .openSSL).create(
                .reinitialisation, of: compte.id, objet: courriel, in: store, now: now)
            try store.audit(
                FaitAudit(nature: .motDePasseOublie, compte: compte.id), by: acteur.description, now: now)
            return token
        }
        if try arguments.isSet("second-factor") {
            let wasOn = try UserCommand.run {
                try GererSecondFacteur.reset(compte.id, in: store, by: acteur, now: now)
            }
            Console.fail(
                "ror: account \(compte.id): \(wasOn ? "the second factor is taken away" : "it had no second factor").")
        }
        Console.say(try arguments.text("public-url") + "/mot-de-passe-oublie/lien/\(token)")
        return 0
    }
}

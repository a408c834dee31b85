import Domain
import FHIRServer
import Storage
import UseCases

extension Command {
    /// `ror user erase ACCOUNT`.
    static let userErase = Command(
        "user erase", "Erases an account: what the law does not ask to keep. Tells what was kept, and why.",
        positional: ["ACCOUNT"],
        options: [
            Databases.option,
            Option(switch: "offers", "Withdraws also what the person typed and published in liberal offers."),
            Option(switch: "confirm", "Erases. Without it, tells which account would be erased and stores nothing."),
        ],
        note: """
            ACCOUNT is its number, or the e-mail it signs in with.
            Exit codes: 0 erased, 1 no such account, 2 wrong use, 3 not confirmed.

            """
    ) { arguments in
        let database = try Databases.open(arguments)
        let store = SQLStore(database)
        let compte = try UserCommand.account(arguments.positional[0], in: store)
        let offers = try arguments.isSet("offers")
        guard try arguments.isSet("confirm") else {
            Console.fail(
                "ror: account \(compte.id), opened \(compte.dateCreation.iso8601), would be erased: run it again with --confirm."
            )
            return ImportRun.held
        }
        let bilan = try EffacerCompte(store: store, publisher: FHIRPublisher())(
            compte.id, offres: offers, by: UserCommand.acteur("erase"), now: Console.now())
        try SQLTravailStore(database).reclaim([.comptes])
        Console.say(told(bilan, compte.id, offers: offers))
        return 0
    }

    private static func told(_ bilan: EffacerCompte.Bilan, _ id: Identifiant, offers: Bool) -> String {
        """
        Account \(id) erased: \(bilan.moyens) means of sign-in, \(bilan.sessions) sessions, \(bilan.brouillons) drafts, \
        \(bilan.versions) former versions, \(bilan.offres) offers withdrawn.
        Kept: the number of the account, its dates and the conditions it accepted, and who changed what and when under the name \
        « compte \(id) » (public-interest mission, GDPR art. 17 §3 b).
        Kept: the audit log as it was written (legal obligation); `ror audit` tells how long.
        Kept: what the national registers say of the person, which are corrected by the order or the ARS.
        \(offers
            ? "Withdrawn: what the person typed and published in liberal offers."
            : "Kept: what the person published in liberal offers; --offers withdraws it.")
        """
    }
}

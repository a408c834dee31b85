import FoundationEssentials
import SMTPClient
import UseCases

/// Messages written to a folder, for demonstrations: `NUMBER.eml` as a server would get it, `NUMBER.html` for a browser.
struct MailFolder: Expediteur, Expedition {
    let folder: String
    let paper: Paper

    func open() -> any Expedition { self }

    func send(_ courrier: CourrierRedige) throws(EchecExpedition) {
        let message = try paper.message(courrier)
        do {
            let files = [("html", Array(message.html.utf8)), ("eml", message.bytes)]
            for (suffix, bytes) in files {
                // The .eml appears last and whole: whoever waits for it finds both.
                try Data(bytes).write(
                    to: URL(filePath: "\(folder)/\(courrier.id).\(suffix)"), options: .atomic)
            }
        } catch {
            throw .injoignable("the folder of messages cannot be written")
        }
    }
}

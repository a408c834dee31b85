import SMTPClient
import UseCases

/// Messages that go out by a mail server.
struct MailServer: Expediteur {
    let server: SMTPServer
    let paper: Paper

    func open() -> any Expedition { Session(connection: SMTPConnection(server), paper: paper) }

    private struct Session: Expedition {
        let connection: SMTPConnection
        let paper: Paper

        func send(_ courrier: CourrierRedige) throws(EchecExpedition) {
            let message = try paper.message(courrier)
            do throws(SMTPError) {
                try connection.send(message)
            } catch {
                switch error {
                case .refused: throw .refuse(error.description)
                case .postponed: throw .differe(error.description)
                case .unavailable: throw .injoignable(error.description)
                }
            }
        }
    }
}

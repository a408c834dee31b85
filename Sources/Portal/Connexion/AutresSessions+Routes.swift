import Domain
import HTTP
import UseCases

/// « Fermer mes autres sessions »: signs the person out of every other browser.
extension Portal {
    func addAutresSessionsRoutes(to router: inout Router) {
        router.on(
            .get, SiteURL.autresSessions.path,
            page(.session) { context, _ in
                let others = try sessions.all(of: context.signedIn.id, now: context.now)
                    .filter { $0.id != context.session?.id }
                return layout.render(AutresSessionsView.page(others, now: context.now, csrf: context.csrf), context)
            })
        router.on(
            .post, SiteURL.autresSessions.path,
            page(.session) { context, _ in
                guard let session = context.session else { throw UseCaseError(.interdit, "nobody is signed in") }
                let ended = try sessions.closeOthers(than: session.id, of: session.compte)
                tell(.otherSessionsEnded, context)
                return layout.render(AutresSessionsView.done(ended), context)
            })
    }
}

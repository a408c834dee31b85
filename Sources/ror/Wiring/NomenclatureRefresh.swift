import Dispatch
import Domain
import UseCases

/// Looks at the imported code tables and at the domains of MSSanté operators each minute, so that a running service sees an import of
/// another process.
final class NomenclatureRefresh {
    private let queue = DispatchQueue(label: "nomenclatures")
    private let timer: any DispatchSourceTimer

    /// Starts looking, after a first pause. A failure is logged and the tables stay as they are.
    init(
        _ store: some Store, into tables: NomenclaturesCourantes = Nomenclature.courantes,
        _ operateurs: DomainesMSSante = BoiteLettreMSS.operateurs, milliseconds: Int = 60_000,
        log: @escaping @Sendable (String) -> Void
    ) {
        timer = DispatchSource.makeTimerSource(queue: queue)
        timer.setEventHandler {
            do {
                let (editions, domains) = try store.read { (try $0.nomenclatures(), try $0.domainesMSSante()) }
                tables.install(editions)
                operateurs.install(domains)
            } catch {
                log("the code tables cannot be read again: \(error)")
            }
        }
        timer.schedule(deadline: .now() + .milliseconds(milliseconds), repeating: .milliseconds(milliseconds))
        timer.activate()
    }

    /// Stops looking; a look under way is finished first.
    func stop() {
        timer.cancel()
        queue.sync {}
    }
}

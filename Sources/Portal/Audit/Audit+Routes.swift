import Domain
import HTTP
import UseCases

/// The audit log, for national administrators; each reading is a line of it.
extension Portal {
    func addAuditRoutes(to router: inout Router) {
        router.on(.get, SiteURL.audit("").path, page(.compte) { context, _ in try auditPage(context) })
        router.on(.get, SiteURL.auditExport("").path, page(.compte) { context, _ in try auditFile(context) })
    }

    private func auditPage(_ context: PortalContext) throws -> Response {
        var model = AuditModel(context.query)
        try consulterAudit.note(.auditConsulte, model.critere, by: context.acteur, now: context.now)
        guard model.erreurs.isEmpty else { return layout.render(AuditView.page(model), context) }
        let found = try consulterAudit.lines(
            model.critere, before: model.avant, limit: AuditModel.parPage + 1, by: context.acteur, now: context.now)
        model.lignes = Array(found.prefix(AuditModel.parPage))
        model.aUneSuite = found.count > AuditModel.parPage
        return layout.render(AuditView.page(model), context)
    }

    /// The lines as a file, so many at most, read a thousand at once.
    private func auditFile(_ context: PortalContext) throws -> Response {
        let model = AuditModel(context.query)
        guard model.erreurs.isEmpty else { return .redirect(to: SiteURL.audit(model.query()).path) }
        try consulterAudit.note(.auditExporte, model.critere, by: context.acteur, now: context.now)
        var body = Array("\u{FEFF}\(LigneAudit.csvHeader)\r\n".utf8)
        var left = Limites.exportAudit.value
        var before: Int64?
        while left > 0 {
            let lines = try consulterAudit.lines(
                model.critere, before: before, limit: min(left, 1000), by: context.acteur, now: context.now)
            for line in lines { body += Array("\(line.csv)\r\n".utf8) }
            guard lines.count == min(left, 1000) else { break }
            left -= lines.count
            before = lines.last?.numero
        }
        var response = Response(type: "text/csv; charset=utf-8", body: body)
        response.headers["Content-Disposition"] = "attachment; filename=\"audit-ror.csv\""
        return response
    }
}

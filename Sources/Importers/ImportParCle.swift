internal import Domain
internal import Tabular
internal import UseCases

/// The import of a register whose records have a key and whose rows may come in any order.
///
/// A first reading compares the fingerprint of each record with the one that the directory has taken; a second one gathers
/// the rows of the records that differ, which are stored by batches.
struct ImportParCle<Row: Sendable> {
    /// Receives a row: the key of its record, its own fingerprint, and the row itself, made only when it is asked for.
    typealias Receiver = (_ cle: Int64, _ empreinte: Int64, _ row: () -> Row?) throws -> Void
    /// Reads the whole file once; answers the number of rows.
    typealias Reading = @Sendable (_ log: DiagnosticLog, _ receive: Receiver) throws -> Int
    /// A record that differs: its fingerprint and its rows, none when they say nothing of use.
    typealias Record = (empreinte: Empreinte, rows: [Row])

    let suivi: Suivi
    let store: any Store
    let rules: ReglesImport
    let reading: Reading
    var batchSize = 1000
    /// The most rows held in memory at once.
    var heldRows = 200_000

    /// Reads, compares and, unless the edition is held, gives the records that differ to `apply`, then those that are gone to
    /// `remove`. `report` receives the counts of records; its state is set.
    func run(
        _ report: inout RapportImport, log: DiagnosticLog, progress: Progression,
        apply: ([Record]) throws -> Void, remove: ([EmpreinteConnue]) throws -> Void
    ) throws {
        var table = TableEmpreintes(Presence())
        try store.read { try $0.empreintes(suivi) { table.learn($0) } }
        var lignes = 0
        report.rows = try reading(log) { cle, empreinte, _ in
            let rang = table.rang(cle)
            table.courantes[rang] &+= empreinte
            table.notes[rang].estVue = true
            lignes += 1
            if lignes.isMultiple(of: 65_536) { progress("rows", lignes, 0) }
        }
        try FichierRefuse.check(report.file, rows: report.rows, errors: log.errors)
        let plan = mark(&table)
        report.records = plan.records
        report.recordsRead = plan.toRead
        report.recordsGone = plan.gone.count
        report.state = rules.dryRun ? .simulated : .applied
        if rules.isHeld(touched: plan.touched, of: plan.known) {
            report.state = rules.dryRun ? .simulated : .held
            if !rules.dryRun { return }
        }
        try read(table, toRead: plan.toRead, progress, apply)
        if !plan.gone.isEmpty { try remove(plan.gone) }
    }

    /// What is noted of a record.
    private struct Presence {
        /// The edition has it.
        var estVue = false
        var aLire = false
    }

    private struct Plan {
        var records = 0
        var toRead = 0
        var known = 0
        var touched = 0
        var gone: [EmpreinteConnue] = []
    }

    private func mark(_ table: inout TableEmpreintes<Presence>) -> Plan {
        var plan = Plan()
        for rang in 0..<table.count {
            let isKnown = table.isKnown(rang)
            if isKnown { plan.known += 1 }
            guard table.notes[rang].estVue else {
                plan.gone.append(table.connue(rang))
                continue
            }
            plan.records += 1
            guard rules.isFull || table.differs(rang) else { continue }
            table.notes[rang].aLire = true
            plan.toRead += 1
            if isKnown, table.differs(rang) { plan.touched += 1 }
        }
        plan.touched += plan.gone.count
        return plan
    }

    /// Reads again by shares of keys, so that memory is bounded whatever the file.
    private func read(
        _ table: TableEmpreintes<Presence>, toRead: Int, _ progress: Progression, _ apply: ([Record]) throws -> Void
    ) throws {
        guard toRead > 0 else { return }
        let shares = max(1, (toRead + heldRows - 1) / heldRows)
        var done = 0
        for share in 0..<shares {
            var held: [Int64: [Row]] = [:]
            _ = try reading(DiagnosticLog(keptPerRule: 0)) { cle, _, row in
                guard Int(UInt64(bitPattern: cle) % UInt64(shares)) == share, let rang = table.rangConnu(cle),
                    table.notes[rang].aLire
                else { return }
                if let row = row() { held[cle, default: []].append(row) } else { held[cle] = held[cle] ?? [] }
            }
            let records = held.keys.sorted().map { Record(empreinte(table, $0), held[$0] ?? []) }
            for start in stride(from: 0, to: records.count, by: batchSize) {
                try apply(Array(records[start..<min(start + batchSize, records.count)]))
                done += min(batchSize, records.count - start)
                progress("records", done, toRead)
            }
        }
    }

    private func empreinte(_ table: TableEmpreintes<Presence>, _ cle: Int64) -> Empreinte {
        table.rangConnu(cle).map(table.empreinte) ?? Empreinte(cle: cle, valeur: 1)
    }
}

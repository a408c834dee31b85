public import Domain

/// Adds to professionals of the directory what another register says of them: know-hows, diplomas, mailboxes.
public final class CompleterProfessionnels {
    /// What a register says of one professional.
    public struct Complement {
        /// The professional.
        public var idNatPS: IdNatPS
        /// The fingerprint of what the register says.
        public var empreinte: Empreinte
        /// Takes what it says; answers whether anything changed.
        public var prendre: (inout Professionnel) -> Bool

        /// What a register says.
        public init(_ idNatPS: IdNatPS, empreinte: Empreinte, prendre: @escaping (inout Professionnel) -> Bool) {
            self.idNatPS = idNatPS
            self.empreinte = empreinte
            self.prendre = prendre
        }
    }

    private let store: any Store
    private let suivi: Suivi
    private let provenance: Provenance
    private let dryRun: Bool
    private let now: @Sendable () -> Instant
    /// What has been done so far, in professionals.
    public private(set) var bilan = BilanImport()

    /// An import of one edition of a register that `suivi` follows. With `dryRun` nothing is stored.
    public init(
        store: any Store, suivi: Suivi, provenance: Provenance, dryRun: Bool, now: @escaping @Sendable () -> Instant
    ) {
        self.store = store
        self.suivi = suivi
        self.provenance = provenance
        self.dryRun = dryRun
        self.now = now
    }

    /// Completes some professionals in one transaction; those whom the directory does not have are left.
    public func complete(_ complements: [Complement]) throws {
        try transaction { store, counts in
            let found = try store.find(
                Professionnel.self, by: .idNatPS, complements.map { .text($0.idNatPS.description) })
            let known = Dictionary(found.map { ($0.value.idNatPS, $0) }, uniquingKeysWith: { first, _ in first })
            var empreintes: [EmpreinteConnue] = []
            for complement in complements {
                guard let person = known[complement.idNatPS] else { continue }
                try save(person, complement.prendre, in: store, &counts)
                empreintes.append(EmpreinteConnue(complement.empreinte, agregat: person.value.id))
            }
            try store.remember(empreintes, suivi)
        }
    }

    /// Takes away what the register no longer says of some professionals.
    public func withdraw(_ absents: [EmpreinteConnue], _ oublier: (inout Professionnel) -> Bool) throws {
        for start in stride(from: 0, to: absents.count, by: 1000) {
            let some = absents[start..<min(start + 1000, absents.count)]
            try transaction { store, counts in
                for absent in some {
                    guard let person = try store.find(Professionnel.self, absent.agregat) else { continue }
                    var lost = BilanImport()
                    try save(person, oublier, in: store, &lost)
                    counts.closed += lost.changed
                }
                try store.forget(cles: some.map(\.empreinte.cle), suivi)
            }
        }
    }

    private func save(
        _ person: Versioned<Professionnel>, _ change: (inout Professionnel) -> Bool, in store: any StoreWriter,
        _ counts: inout BilanImport
    ) throws {
        var value = person.value
        guard change(&value) else { return counts.unchanged += 1 }
        let moment = now()
        let auteur = try Acteur.repertoire(provenance).auteurDuRepertoire(le: moment.jour)
        try store.save(value, version: person.version, by: auteur, now: moment)
        counts.changed += 1
    }

    private func transaction(_ work: (any StoreWriter, inout BilanImport) throws -> Void) throws {
        bilan.add(
            try store.write(dryRun: dryRun) { store in
                var counts = BilanImport()
                try work(store, &counts)
                return counts
            })
    }
}

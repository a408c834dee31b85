public import Domain

/// Registers machine clients, changes them, replaces their secrets and revokes them: for the operator.
public struct GererClients: Sendable {
    /// A client with the secret that was just made: it is told once and kept nowhere.
    public struct Remise: Sendable {
        /// The client.
        public let client: ClientMachine
        /// 64 hexadecimal digits; `nil` when none was made.
        public let secret: String?
    }

    private let store: any Store
    private let primitives: CryptographicPrimitives

    /// The use case on a store.
    public init(store: any Store, primitives: CryptographicPrimitives) {
        self.store = store
        self.primitives = primitives
    }

    /// Every client, the oldest first. Throws `UseCaseError.interdit`.
    public func all(by acteur: Acteur, now: Instant) throws -> [ClientMachine] {
        _ = try Self.authorize(acteur, now)
        return try store.read { try Self.all($0) }
    }

    /// A client. Throws `UseCaseError.introuvable`, `interdit`.
    public func client(_ clientID: String, by acteur: Acteur, now: Instant) throws -> ClientMachine {
        _ = try Self.authorize(acteur, now)
        return try store.read { try Self.find(clientID, in: $0).value }
    }

    /// Registers a client. Throws `UseCaseError.invalide` (`nom`, also when another client has it, `organisation`, `courriel`,
    /// `portees`, `moyens`, `preuve` of another client), `interdit`, `quotaAtteint`.
    public func create(_ demande: DemandeClient, by acteur: Acteur, now: Instant) throws -> Remise {
        let auteur = try Self.authorize(acteur, now)
        let clientID = "client-" + (try primitives.randomText(bytes: 8))
        let made = try demande.finSecret.map { try secret(until: $0, now: now) }
        let client = try store.write { store in
            let others = try Self.all(store)
            guard others.count < Limites.clients.value else { throw Self.refusal("clients", .auPlus(others.count)) }
            var client = try UseCaseError.rejecting {
                try ClientMachine(
                    id: store.newId(), clientID: clientID, nom: demande.nom, organisation: demande.organisation,
                    courriel: demande.courriel, profilAcces: demande.profilAcces, portees: demande.portees,
                    perimetre: demande.perimetre, dateExpiration: demande.dateExpiration, now: now)
            }
            guard !others.contains(where: { $0.nom == client.nom }) else {
                throw Self.refusal("nom", .valeurIdentique)
            }
            try Self.add(demande.preuves, to: &client, others: others, now: now)
            if let made { try UseCaseError.rejecting { try client.add(made.moyen, now: now) } }
            try store.save(client, version: nil, by: auteur, now: now)
            return client
        }
        return Remise(client: client, secret: made?.texte)
    }

    /// Changes what a client may do, or adds keys and certificates. Throws as `create`, and `introuvable`.
    public func grant(
        _ clientID: String, _ changement: ChangementClient, by acteur: Acteur, now: Instant
    ) throws -> ClientMachine {
        try edit(clientID, by: acteur, now: now) { client, others in
            client.profilAcces = changement.profilAcces ?? client.profilAcces
            client.perimetre = changement.perimetre ?? client.perimetre
            client.dateExpiration = changement.dateExpiration ?? client.dateExpiration
            if let portees = changement.portees { try UseCaseError.rejecting { try client.set(portees: portees) } }
            try Self.add(changement.preuves, to: &client, others: others, now: now)
        }
    }

    /// Makes a new secret; those in use go on until `keptUntil` at most. Throws as `grant`.
    public func rotate(
        _ clientID: String, until end: Instant, keptUntil: Instant, by acteur: Acteur, now: Instant
    ) throws -> Remise {
        let made = try secret(until: end, now: now)
        let client = try edit(clientID, by: acteur, now: now) { client, _ in
            client.endSecrets(at: keptUntil)
            try UseCaseError.rejecting { try client.add(made.moyen, now: now) }
        }
        return Remise(client: client, secret: made.texte)
    }

    /// Revokes one means of a client, by its reference, or the client itself for good. Throws `introuvable`, `interdit`.
    public func revoke(
        _ clientID: String, moyen: String?, by acteur: Acteur, now: Instant
    ) throws -> ClientMachine {
        try edit(clientID, allowingRevoked: true, by: acteur, now: now) { client, _ in
            guard let moyen else { return client.revoke(now: now) }
            guard client.remove(moyen: moyen) else { throw UseCaseError(.introuvable, "no such means") }
        }
    }

    private func edit(
        _ clientID: String, allowingRevoked: Bool = false, by acteur: Acteur, now: Instant,
        _ change: (inout ClientMachine, _ others: [ClientMachine]) throws -> Void
    ) throws -> ClientMachine {
        let auteur = try Self.authorize(acteur, now)
        return try store.write { store in
            let found = try Self.find(clientID, in: store)
            guard allowingRevoked || found.value.dateRevocation == nil else {
                throw UseCaseError(.interdit, "the client is revoked")
            }
            var client = found.value
            try change(&client, try Self.all(store).filter { $0.id != client.id })
            guard client != found.value else { return client }
            try store.save(client, version: found.version, by: auteur, now: now)
            return client
        }
    }

    private func secret(until end: Instant, now: Instant) throws -> (texte: String, moyen: MoyenClient) {
        let text = try primitives.randomText(bytes: 32)
        let hash = CryptographicPrimitives.hexadecimal(primitives.sha256(Array(text.utf8)))
        return (text, MoyenClient(.secret(empreinte: hash), now: now, dateExpiration: end))
    }

    /// A certificate is of one client: two that show the same one could not be told apart.
    private static func add(
        _ preuves: [MoyenClient.Preuve], to client: inout ClientMachine, others: [ClientMachine], now: Instant
    ) throws {
        let taken = Set(others.filter { $0.isActive(now) }.flatMap(\.moyens).map(\.preuve))
        for preuve in preuves {
            guard !taken.contains(preuve) else { throw refusal("preuve", .valeurIdentique) }
            try UseCaseError.rejecting { try client.add(MoyenClient(preuve, now: now), now: now) }
        }
    }

    private static func authorize(_ acteur: Acteur, _ now: Instant) throws(UseCaseError) -> Auteur {
        try acteur.authorize(.exploiter, sur: .repertoire, le: now.jour)
    }

    private static func all(_ store: any StoreReader) throws -> [ClientMachine] {
        try store.find(
            ClientMachine.self, store.ids(of: ClientMachine.self, after: nil, limit: Limites.clients.value)
        ).map(\.value)
    }

    private static func find(_ clientID: String, in store: any StoreReader) throws -> Versioned<ClientMachine> {
        guard let found = try store.find(ClientMachine.self, by: .clientID, .text(clientID)) else {
            throw UseCaseError(.introuvable, "no such client")
        }
        return found
    }

    private static func refusal(_ attribut: String, _ regle: Regle) -> UseCaseError {
        UseCaseError(.invalide, "refused \(attribut)", issues: [ValidationIssue(attribut, regle)])
    }
}

public import Domain

/// Writes to people what happened to what is theirs: each event once, in the transaction that marks it told, and only to an
/// address that the person confirmed. What concerns several offers of one person is one message.
public struct PrevenirPersonnes: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// How many events are told in one step.
    static let lot = 200

    /// Does one step.
    public func callAsFunction(now: Instant) throws -> Travail.Step {
        try store.write { store in
            let events = try store.evenementsATraiter(limit: Self.lot)
            for (account, theirs) in Dictionary(grouping: events, by: \.destinataire).sorted(by: { $0.key < $1.key }) {
                guard let address = try Self.adresse(account, in: store) else { continue }
                for modele in try Self.modeles(theirs, in: store) {
                    try store.deposit(Courrier(destinataire: address, modele: modele), now: now)
                }
            }
            if !events.isEmpty { try store.markTold(events.map(\.id), now: now) }
            return Travail.Step(count: events.count, isLast: events.count < Self.lot)
        }
    }

    /// The confirmed address of an open account.
    private static func adresse(_ account: Identifiant, in store: any StoreReader) throws -> String? {
        guard let compte = try store.find(Compte.self, account)?.value, compte.fermeture == nil,
            compte.courrielConfirme != nil, let address = compte.courriel,
            Courriel.normalise(address) != nil, !BoiteLettreMSS.recognizes(address)
        else { return nil }
        return address
    }

    /// The messages about events of one person; none about what is not true any more.
    private static func modeles(_ events: [Evenement], in store: any StoreReader) throws -> [ModeleCourrier] {
        var modeles: [ModeleCourrier] = []
        var doubtful: [String] = []
        var ending: [JourCivil: [String]] = [:]
        var old: [Int: [String]] = [:]
        for event in events {
            switch event.nature {
            case .anomalieCorrigee:
                guard let anomalie = try store.find(Anomalie.self, event.objet)?.value else { continue }
                let name = try nom(anomalie.offre, in: store)?.nom ?? "offre \(anomalie.offre)"
                modeles.append(.anomalieCorrigee(element: anomalie.element.libelle, offre: name))
            case .offreAVerifier:
                guard let found = try nom(event.objet, in: store), found.offre.statut == .aVerifier else { continue }
                doubtful.append(found.nom)
            case .brouillonQuinzeJours, .brouillonTroisJours:
                guard let found = try nom(event.objet, in: store),
                    let date = try store.find(Brouillon.self, event.objet)?.value.dateExpiration
                else { continue }
                ending[date.jour, default: []].append(found.nom)
            case .validationOnzeMois, .validationDouzeMois:
                guard let found = try nom(event.objet, in: store), found.offre.estPubliable else { continue }
                old[event.nature == .validationOnzeMois ? 11 : 12, default: []].append(found.nom)
            }
        }
        if !doubtful.isEmpty { modeles.append(.offreAVerifier(offres: doubtful)) }
        modeles += ending.sorted { $0.key < $1.key }.map { .brouillonBientotSupprime(offres: $1, date: $0) }
        return modeles + old.sorted { $0.key < $1.key }.map { .rappelAnnuel(offres: $1, mois: $0) }
    }

    /// An offer in the register, and how a message names it: `Consultation, CABINET DU PARC (84/0000123)`.
    private static func nom(
        _ id: Identifiant, in store: any StoreReader
    ) throws -> (offre: OffreOperationnelle, nom: String)? {
        guard let offre = try store.find(OffreOperationnelle.self, id)?.value, offre.dateRetrait == nil else {
            return nil
        }
        let place = try store.find(EntiteGeographique.self, offre.porteur.structure)?.value.fiche.denominationEG
        let names = [offre.publiee?.decrite.nomOffre, place].compactMap(\.self).joined(separator: ", ")
        return (offre, "\(names) (\(offre.identifiantOffre))")
    }
}

import Domain
import Foundation
import SQL
import UseCases

/// One client: reads, types, saves, validates, declares, counts, often from a form made a while ago.
struct HistoryClient {
    private let number: Int
    private let world: HistoryWorld
    private let store: Saboteur
    /// The doors of the server: so many requests at once.
    private let doors: DispatchSemaphore
    private var random: SplitMix
    private var forms: [Int: Versioned<OffreEnSaisie>] = [:]
    private var declared: [(HistoryWorld.Place, History.Declared)] = []
    private var texts = 0

    init(_ number: Int, _ world: HistoryWorld, doors: DispatchSemaphore, seed: UInt64) {
        self.number = number
        self.world = world
        self.doors = doors
        random = SplitMix(seed: seed &* 1000 &+ UInt64(number))
        store = Saboteur(world.store, canKill: world.engine == .postgresql, seed: random.next())
    }

    mutating func act(times: Int) {
        for _ in 0..<times {
            do { try actOnce() } catch is Saboteur.Stopped {
            } catch is StoreError {
            } catch is SQLError where world.engine == .postgresql {
            } catch { world.history.add(unexpected: error) }
        }
        for (_, each) in declared { world.history.add(each) }
    }

    private mutating func actOnce() throws {
        let rank = Int.random(in: 0..<world.places.count, using: &random)
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<60: try save(rank)
        case 60..<78: try publish(rank)
        case 78..<90: try count()
        case 90..<96: try declare(world.places[rank])
        default: try cancel()
        }
    }

    /// The form of an offer: one that was opened before, a time in three.
    private mutating func form(_ rank: Int) throws -> Versioned<OffreEnSaisie> {
        if let old = forms[rank], random.happens(33) { return old }
        let place = world.places[rank]
        let form = try request {
            try ConsulterOffres(store: store).offre(place.offre, by: place.acteur, now: world.now())
        }
        forms[rank] = form
        return form
    }

    private mutating func save(_ rank: Int) throws {
        let form = try form(rank).value
        let place = world.places[rank]
        let text = text()
        let etape: Etape = random.happens(50) ? .offre : .contacts
        let isValidated = random.happens(50)
        let version = form.brouillon.version
        let change = { (typed: inout Saisie) in
            if etape == .offre { typed.description.nomOffre = text } else { typed.contacts.patients[0].note = text }
        }
        do {
            let after = try request {
                let saver = EnregistrerEtape(store: store)
                return isValidated
                    ? try saver.validate(
                        etape, de: place.offre, by: place.acteur, version: version, now: world.now(), change)
                    : try saver.brouillon(
                        etape, de: place.offre, by: place.acteur, version: version, now: world.now(), change)
            }
            let texts = History.Texts(after.saisieCourante)
            world.history.add(
                .saved(etape, text: text, read: version, after: (after.brouillon.version, texts)), to: place.offre)
        } catch let error as UseCaseError where error.code == .versionDepassee {
            world.history.add(.saveRefused(etape, read: version), to: place.offre)
        }
    }

    private mutating func publish(_ rank: Int) throws {
        let form = try form(rank)
        let place = world.places[rank]
        let draft = form.value.brouillon
        do {
            try request {
                _ = try ValiderOffre(store: store, publisher: world.publisher)(
                    place.offre, by: place.acteur, version: form.version, now: world.now())
            }
            let seen = request { try? world.seen(place.offre) }
            world.history.add(
                .published(
                    offre: form.version - draft.version, brouillon: draft.version, emptied: draft.saisie != nil,
                    seen: seen), to: place.offre)
        } catch let error as UseCaseError where error.code == .versionDepassee {
            world.history.add(.publicationRefused(sum: form.version), to: place.offre)
        }
    }

    private mutating func count() throws {
        texts += 1
        let nombre = number * 1000 + texts
        let date = world.now().adding(seconds: Int64.random(in: -1...1, using: &random))
        let answer = try request {
            try DeclarerCapacite(store: store)(
                HistoryWorld.mesure, nombre: nombre, lieu: world.lieu, source: .manuelle, date: date,
                by: world.referent, now: world.now())
        }
        world.history.add(
            History.Count(
                nombre: nombre, date: date, answered: answer.nombre, answeredDate: answer.dateMAJCapacite))
    }

    private mutating func declare(_ place: HistoryWorld.Place) throws {
        let text = text()
        let anomalie = try request {
            try DeclarerAnomalie(store: store)(
                .nomExercice, valeurAttendue: text, description: "", offre: place.offre, by: place.acteur,
                now: world.now())
        }
        declared.append((place, History.Declared(id: anomalie.id, text: text, isCancelled: false)))
    }

    private mutating func cancel() throws {
        guard let rank = declared.indices.randomElement(using: &random) else { return }
        let place = declared[rank].0
        try request {
            try DeclarerAnomalie(store: store).cancel(
                declared[rank].1.id, offre: place.offre, by: place.acteur, now: world.now())
        }
        declared[rank].1.isCancelled = true
    }

    private mutating func text() -> String {
        texts += 1
        return "Texte \(number)-\(texts)"
    }

    private func request<Result>(_ body: () throws -> Result) rethrows -> Result {
        doors.wait()
        defer { doors.signal() }
        return try body()
    }
}

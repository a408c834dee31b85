import Domain
import UseCases

/// The plain model of one offer: what was acknowledged is done again one by one, in the order of the versions, and must give what was
/// answered each time. What does not fit is told.
struct HistoryModel {
    private(set) var offre: Int64
    private(set) var brouillon: Int64
    private(set) var texts: History.Texts
    private(set) var hasDraft = false
    /// What each version of the offer published.
    private(set) var published: [Int64: History.Texts] = [:]
    /// The version of the draft that changed each step last.
    private var changes: [Etape: Int64] = [:]
    private(set) var problems: [String] = []

    /// An offer that is published and has no draft.
    init(_ stored: Versioned<OffreEnSaisie>) {
        brouillon = stored.value.brouillon.version
        offre = stored.version - brouillon
        texts = History.Texts(stored.value.saisieCourante)
        published[offre] = texts
        changes = [.offre: brouillon, .contacts: brouillon]
    }

    mutating func run(_ deeds: [History.Deed]) {
        for deed in deeds.sorted(by: { Self.order($0) < Self.order($1) }) {
            switch deed {
            case .saved(let etape, let text, let read, let after): save(etape, text, read, after)
            case .published(let offre, let draft, let emptied, _): publish(offre, draft, emptied)
            case .saveRefused, .publicationRefused: continue
            }
        }
        for deed in deeds { explain(deed) }
    }

    /// The draft's version that the deed made, then the offer's: validating without draft changes the offer alone.
    private static func order(_ deed: History.Deed) -> (Int64, Int64) {
        switch deed {
        case .saved(_, _, _, let after): (after.version, 0)
        case .published(let offre, let draft, let emptied, _): (draft + (emptied ? 1 : 0), emptied ? 0 : offre)
        case .saveRefused, .publicationRefused: (.max, .max)
        }
    }

    private mutating func save(
        _ etape: Etape, _ text: String, _ read: Int64, _ after: (version: Int64, texts: History.Texts)
    ) {
        must(after.version == brouillon + 1, "the draft goes from \(brouillon) to \(after.version)")
        must(changes[etape, default: 0] <= read, "a form of version \(read) replaced a change of \(etape) in silence")
        if etape == .offre { texts.nom = text } else { texts.note = text }
        must(after.texts == texts, "draft \(after.version) is \(after.texts), not \(texts)")
        brouillon = after.version
        changes[etape] = brouillon
        hasDraft = true
        texts = after.texts
    }

    private mutating func publish(_ read: Int64, _ draft: Int64, _ emptied: Bool) {
        must(read == offre && draft == brouillon, "validated from \(read) and \(draft), not \(offre) and \(brouillon)")
        must(emptied == hasDraft, "validated with a draft that is not there, or without the one that is")
        offre = read + 1
        published[offre] = texts
        guard emptied else { return }
        brouillon = draft + 1
        changes = [.offre: brouillon, .contacts: brouillon]
        hasDraft = false
    }

    /// What can be judged at the end only.
    private mutating func explain(_ deed: History.Deed) {
        switch deed {
        case .saved: return
        case .published(let read, _, _, let seen?):
            let later = published.filter { $0.key > read }.values.map(\.nom)
            must(later.contains { seen.text.contains("\"\($0)\"") }, "a consumer did not see what was just published")
        case .published: return
        case .saveRefused(let etape, let read):
            must(changes[etape, default: 0] > read, "\(etape) was refused from \(read) although nothing changed it")
        case .publicationRefused(let sum):
            must(offre + brouillon > sum, "validating from \(sum) was refused although nothing changed")
        }
    }

    private mutating func must(_ holds: Bool, _ problem: String) {
        if !holds { problems.append(problem) }
    }

    /// How many times what consumers read changed: its version is one more.
    var publications: Int64 {
        let names = published.sorted { $0.key < $1.key }.map(\.value.nom)
        return Int64(zip(names, names.dropFirst()).count { $0 != $1 }) + 1
    }
}

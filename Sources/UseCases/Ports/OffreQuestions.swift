public import Domain

/// What is asked of the offers, beside finding them.
public protocol OffreQuestions {
    /// How many offers are in the register: not withdrawn.
    func nombreOffresActives() throws -> Int
    /// The offers of some professionals that are in the register, by identifier above `after`, at most `limit`.
    func offres(
        professionnels: [Identifiant], after: Identifiant?, limit: Int
    ) throws -> [Versioned<OffreOperationnelle>]
    /// The drafts that are to be emptied at a moment (`dateExpiration`), the oldest first, at most `limit`.
    func brouillonsExpires(_ now: Instant, limit: Int) throws -> [Versioned<Brouillon>]
    /// The offers whose description is to be forgotten at a moment (`dateOubli`), the oldest first, at most `limit`.
    func offresAOublier(_ now: Instant, limit: Int) throws -> [Versioned<OffreOperationnelle>]
}

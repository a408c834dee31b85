/// One person of the demonstration: who, what profession, and the places.
struct PersonneDemo {
    /// A place of practice.
    struct Lieu {
        let secteur: String
        let commune: String
        let nom: String
        let voie: String
        /// The key of a place shared by several persons.
        var partage: Int?
    }

    let civilite: String
    let prenom: String
    let nom: String
    let profession: String
    var specialite: String?
    let lieux: [Lieu]
}

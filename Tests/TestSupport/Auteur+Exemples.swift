public import Domain
public import UseCases

extension Auteur {
    /// An edition of a register, as the history has it.
    public static func repertoire(_ provenance: Provenance) -> Auteur {
        Auteur(identifiant: Acteur.repertoire(provenance).description, profil: .repertoire, source: .import)
    }

    /// A command or a job of the service, as the history has it.
    public static func exploitant(_ name: String) -> Auteur {
        Auteur(identifiant: Acteur.exploitant(name).description, profil: .exploitant, source: .commande)
    }
}

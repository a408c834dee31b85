import Domain

extension Frein {
    /// The brakes of a password that is tried. From a browser where this e-mail signed in: its own alone, so that nobody else holds the
    /// person back. From elsewhere: those of the e-mail from this address, of the address, and of the e-mail.
    static func connexion(courriel: String, adresse: String?, appareil: String?) -> [Frein] {
        let cle = MoyenConnexion.Preuve.cle(courriel: courriel)
        if let appareil { return [.init("connexion-appareil", "\(cle) \(appareil)", Limites.essaisAppareil, 60)] }
        return [
            .init("connexion-paire", "\(cle) \(adresse ?? "")", Limites.essaisPaire, 180),
            .init("connexion-adresse", adresse ?? "", Limites.essaisAdresse, 36),
            .init("connexion-courriel", cle, Limites.essaisCourriel, 900),
        ]
    }

    /// The brake of the links that an address of the network asks for.
    static func liens(adresse: String?) -> Frein { .init("liens-adresse", adresse ?? "", Limites.liensAdresse, 180) }

    /// The brake of the links that an e-mail is sent.
    static func liens(courriel: String) -> Frein {
        .init("liens-courriel", MoyenConnexion.Preuve.cle(courriel: courriel), Limites.liensCourriel, 1200)
    }

    /// The brake of the links that an account asks for, whatever e-mails it gives.
    static func liens(compte: Identifiant) -> Frein {
        .init("liens-compte", compte.description, Limites.liensCompte, 1200)
    }

    private init(_ nom: String, _ valeur: String, _ limite: Limite, _ intervalle: Int64) {
        self.init(nom, valeur, auPlus: limite.value, intervalle: intervalle)
    }
}

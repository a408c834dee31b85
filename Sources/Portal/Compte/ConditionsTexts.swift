import HTML

/// The conditions of use. A change of text is a new version: everybody accepts it again at the next sign-in.
enum ConditionsTexts {
    static let version = "1.0"
    static let date = "20 novembre 2026"
    static let changements = "Première version."

    static let texte: HTML = """
        <h2>1. Objet</h2>
        <p>Le Répertoire national de l’offre et des ressources en santé et accompagnement médico-social (ROR) rassemble la
        description des offres de soins. Ces conditions fixent les règles d’utilisation du portail par lequel vous décrivez vos
        offres.</p>
        <h2>2. Qui peut utiliser le portail</h2>
        <p>Les professionnels et professionnelles de santé qui exercent en libéral l’une des onze professions concernées, après
        identification par Pro Santé Connect. Votre accès est personnel\u{A0}: ne prêtez ni votre carte CPS, ni votre e-CPS.</p>
        <h2>3. D’où viennent les données</h2>
        <p>Votre identité, vos professions, vos savoir-faire et vos lieux d’exercice viennent du Répertoire partagé des
        professionnels intervenant dans le système de santé (RPPS). Elles sont affichées en lecture seule. Leur correction se
        demande à votre ordre ou à l’agence régionale de santé (ARS).</p>
        <h2>4. Ce que vous vous engagez à faire</h2>
        <ul>
        <li>Décrire des offres que vous proposez réellement.</li>
        <li>Mettre vos informations à jour quand elles changent, et au moins une fois par an, comme le prévoit le décret
        n°\u{A0}2023-1057 du 17 novembre 2023.</li>
        <li>N’écrire dans les champs libres ni donnée sur un patient, ni donnée personnelle sur un tiers.</li>
        <li>Ne donner comme contact destiné aux patients que des coordonnées qui peuvent être publiques.</li>
        </ul>
        <h2>5. Ce qui est publié, et quand</h2>
        <p>Rien de ce que vous saisissez n’est publié tant que vous n’avez pas validé votre offre. Dès la validation, la
        description de l’offre et les contacts destinés aux patients sont lisibles par les services numériques et par le grand
        public. Les contacts destinés aux professionnels sont d’accès restreint.</p>
        <h2>6. Brouillons</h2>
        <p>Un brouillon est conservé soixante jours après sa dernière modification, puis supprimé. Une offre déjà validée reste
        publiée telle quelle pendant que vous préparez une modification.</p>
        <h2>7. Disponibilité</h2>
        <p>Le portail est accessible en permanence, hors opérations de maintenance et incidents. Ce que vous avez enregistré
        est conservé en cas d’incident.</p>
        <h2>8. Données personnelles</h2>
        <p>Le traitement repose sur une mission d’intérêt public. Vous disposez de droits d’accès et de rectification, à exercer
        auprès du support. Chaque modification est conservée avec sa date et son auteur. Aucun cookie publicitaire ni
        mesure d’audience externe n’est utilisé.</p>
        <h2>9. Responsabilité</h2>
        <p>Vous répondez de l’exactitude de ce que vous saisissez. Le service peut suspendre une offre manifestement
        inexacte, après vous en avoir informé.</p>
        <h2>10. Évolution des conditions</h2>
        <p>Quand ces conditions changent, nous vous présentons les changements et vous demandons de les accepter à votre connexion
        suivante.</p>
        """
}

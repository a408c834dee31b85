import HTML

enum Etape1RepertoiresView {
    static func html(_ model: Etape1RepertoiresModel) -> HTML {
        """
        \(model.appartenance.map { """
            <div class="fr-alert fr-alert--info fr-alert--sm"><p>\($0)</p></div>
            """ as HTML })
        \(section("structure", "La structure", model.structure, source: model.sourceStructure))
        \(section("exercice", "Votre exercice", model.exercice, source: model.sourceExercice))
        \(section("convention", "Votre conventionnement", model.convention, source: model.sourceConvention))
        <p>Une information est inexacte\u{A0}? \(model.correction)</p>
        <p><a class="fr-btn fr-btn--secondary" href="\(model.anomalie)">Déclarer une anomalie</a></p>
        """
    }

    private static func section(_ id: String, _ title: String, _ rows: [(String, String)], source: String?) -> HTML {
        """
        <section class="ror-bloc" aria-labelledby="\(id)"><h2 class="fr-h3" id="\(id)">\(title)</h2>
        \(DefinitionList.html(rows))
        \(source.map { "<p class=\"fr-text--sm fr-mt-2w fr-mb-0\">Source\u{A0}: \($0).</p>" as HTML })</section>
        """
    }
}

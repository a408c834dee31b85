import HTML

enum Etape1RepertoiresView {
    static func html(_ model: Etape1RepertoiresModel) -> HTML {
        """
        \(model.appartenance.map { """
            <div class="fr-alert fr-alert--info fr-alert--sm"><p>\($0)</p></div>
            """ as HTML })
        <section class="ror-bloc" aria-labelledby="structure"><h2 class="fr-h3" id="structure">La structure</h2>
        \(DefinitionList.html(model.structure))</section>
        <section class="ror-bloc" aria-labelledby="exercice"><h2 class="fr-h3" id="exercice">Votre exercice</h2>
        \(DefinitionList.html(model.exercice))</section>
        <p class="fr-text--sm">Source\u{A0}: \(model.source).</p>
        <details class="ror-details"><summary>Une information est inexacte\u{A0}?</summary><p>\(model.correction)</p></details>
        """
    }
}

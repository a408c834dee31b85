import Domain
import HTML
import UseCases

/// The pages of « Fermer mes autres sessions ».
enum AutresSessionsView {
    static func page(_ others: [SessionPortail], now: Instant, csrf: String) -> Page {
        Page(
            titre: "Mes autres sessions",
            contenu: """
                <h1>Mes autres sessions</h1>
                \(others.isEmpty ? "<p>Aucune autre session n’est ouverte.</p>" as HTML : list(others, now: now, csrf: csrf))
                <p><a class="fr-link" href="\(SiteURL.mesOffres.path)">Revenir à mes offres</a></p>
                """)
    }

    static func done(_ count: Int) -> Page {
        let sentence =
            switch count {
            case 0: "Aucune autre session n’était ouverte."
            case 1: "Une autre session était ouverte\u{A0}: elle est fermée."
            default: "\(count) autres sessions étaient ouvertes\u{A0}: elles sont fermées."
            }
        return Page(
            titre: "Vos autres sessions sont fermées",
            contenu: """
                <h1>Vos autres sessions sont fermées</h1>
                <p>\(sentence) Vous restez connecté dans ce navigateur.</p>
                <p><a class="fr-btn" href="\(SiteURL.mesOffres.path)">Revenir à mes offres</a></p>
                """)
    }

    private static func list(_ others: [SessionPortail], now: Instant, csrf: String) -> HTML {
        """
        <p>Votre compte est ouvert ailleurs. Si vous ne reconnaissez pas une de ces sessions, fermez-les.</p>
        <ul>
        \(others.html { "<li>\($0.appareil), ouverte \(age($0.dateOuverture, now))</li>\n" })</ul>
        <form method="post" action="\(SiteURL.autresSessions.path)">
        <input type="hidden" name="jeton" value="\(csrf)">
        <button class="fr-btn" type="submit">Fermer mes autres sessions</button></form>
        """
    }

    private static func age(_ opened: Instant, _ now: Instant) -> String {
        let minutes = max(0, (now.seconds - opened.seconds) / 60)
        return minutes < 60 ? "il y a \(minutes)\u{A0}min" : "il y a \(minutes / 60)\u{A0}h"
    }
}

/// The style of the pages: plainly not that of the true service.
enum StyleSheet {
    static let text = """
        body { margin: 0; font: 1.05rem/1.5 system-ui, sans-serif; color: #161616; background: #fff; }
        header { background: #b34000; color: #fff; padding: 0.75rem 1rem; }
        header p, main { max-width: 44rem; margin: 0 auto; }
        main { padding: 1rem; }
        fieldset { border: 1px solid #666; padding: 0.5rem 1rem; }
        legend { font-weight: bold; padding: 0 0.25rem; }
        .choix { display: flex; gap: 0.75rem; margin: 0.5rem 0; align-items: flex-start; }
        .choix input { width: 1.5rem; height: 1.5rem; flex: none; margin: 0.15rem 0 0; }
        .choix span { display: block; font-size: 0.9rem; color: #3a3a3a; }
        label[for="autre"] { display: block; }
        #autre { font: inherit; padding: 0.4rem; width: 100%; max-width: 20rem; box-sizing: border-box; }
        button { font: inherit; padding: 0.6rem 1.2rem; border: 2px solid #000091; background: #000091; color: #fff; }
        button.secondaire { background: #fff; color: #000091; }
        .erreur { border-left: 4px solid #ce0500; color: #ce0500; padding-left: 0.75rem; font-weight: bold; }
        :focus-visible { outline: 3px solid #0a76f6; outline-offset: 2px; }

        """
}

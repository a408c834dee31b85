/// What is asked of the domains of MSSanté operators.
public protocol DomaineMSSanteQuestions {
    /// Those of the last extraction imported, in small letters: `Limites.domainesMSSante` at most.
    func domainesMSSante() throws -> Set<String>
}

/// What is stored of the domains of MSSanté operators.
public protocol DomaineMSSanteWriter {
    /// Replaces them all; nothing is written when they are the same.
    func replaceDomainesMSSante(_ domains: Set<String>) throws
}

/// What kind of failure it is: each door maps the category once to its own answer.
public enum FailureCategory: Sendable, Hashable, CaseIterable {
    /// The input is wrong.
    case incorrect
    /// The author may not.
    case forbidden
    /// There is no such thing.
    case notFound
    /// There was such a thing.
    case gone
    /// Someone changed it meanwhile.
    case conflict
    /// We do not do that.
    case unsupported
    /// Too much of the same author; another day, or once some is taken away, it works.
    case tooMany
    /// Too much at once; later it works.
    case busy
    /// A part of the service does not answer.
    case unavailable
    /// A defect of ours.
    case fault
}

extension UseCaseError {
    /// The category of the reason.
    public var category: FailureCategory {
        switch code {
        case .introuvable: .notFound
        case .interdit: .forbidden
        case .versionDepassee: .conflict
        case .occupe: .busy
        case .invalide: .incorrect
        case .quotaAtteint, .freine: .tooMany
        }
    }
}

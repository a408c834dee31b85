/// What went wrong, and what to do. Source: http://hl7.org/fhir/R4/operationoutcome.html.
public struct OperationOutcome: JSONWritable, Equatable {
    /// The kinds of issue that this server tells. Source: http://hl7.org/fhir/R4/valueset-issue-type.html.
    public enum IssueType: String, Sendable, CaseIterable {
        /// The content is not valid.
        case invalid
        /// A value is not right.
        case value
        /// The interaction or parameter is not supported.
        case notSupported = "not-supported"
        /// There is no such resource.
        case notFound = "not-found"
        /// There was such a resource.
        case deleted
        /// The consumer must tell who it is.
        case login
        /// What the consumer showed is over.
        case expired
        /// The consumer may not.
        case forbidden
        /// Too big.
        case tooLong = "too-long"
        /// More work than one request may ask for.
        case tooCostly = "too-costly"
        /// Someone changed it meanwhile.
        case conflict
        /// Too many requests at once.
        case throttled
        /// A part of the service does not answer.
        case transient
        /// A defect.
        case exception
    }

    /// The kind of issue.
    public var code: IssueType
    /// What went wrong and what to do, for the person who reads the answer.
    public var diagnostics: String

    /// An outcome of one error.
    public init(_ code: IssueType, _ diagnostics: String) {
        self.code = code
        self.diagnostics = diagnostics
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("resourceType", "OperationOutcome")
        writer.field("issue", [Issue(code: code, diagnostics: diagnostics)])
    }

    private struct Issue: JSONWritable {
        let code: IssueType
        let diagnostics: String

        func write(to writer: inout JSONWriter) {
            writer.field("severity", "error")
            writer.field("code", code.rawValue)
            writer.field("diagnostics", diagnostics)
        }
    }
}

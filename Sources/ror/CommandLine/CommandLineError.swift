/// A command line, a configuration or an outcome that stops the program, told in one sentence.
public struct CommandLineError: Error, Sendable, CustomStringConvertible {
    /// One English sentence that says what to do.
    public let description: String
    /// The exit code: 1 for an outcome, 2 for a wrong use.
    public let exitCode: Int32

    /// An error; by default a wrong use of the command.
    public init(_ description: String, exitCode: Int32 = 2) {
        self.description = description
        self.exitCode = exitCode
    }
}

import HTTP
import HTTPServer

/// Runs a server until SIGTERM or SIGINT, then lets running requests finish.
enum Serving {
    /// Serves; answers the exit code. `stopping` is called before requests are waited for. `Signals.block` has been called before any thread was made.
    static func run(
        _ configuration: HTTPServerConfiguration, _ responder: any Responder, log: AccessLog, grace: Double,
        stopping: () -> Void = {}, ready: (_ port: UInt16) -> String
    ) throws -> Int32 {
        let server = HTTPServer(configuration: configuration, responder: responder, log: { log.write($0) })
        do {
            try server.start()
        } catch {
            throw CommandLineError(
                "Cannot listen on \(configuration.address):\(configuration.port): \(error)", exitCode: 1)
        }
        Console.say(ready(server.port))
        Signals.wait()
        Console.say("stopping")
        stopping()
        server.stop(grace: grace)
        log.close()
        return 0
    }
}

import Dispatch
import Glibc
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
        } catch HTTPServerError.unknownLibrary {
            throw CommandLineError(
                "This libmicrohttpd is of a version that ror does not know: see decision 0019.", exitCode: 1)
        } catch {
            throw CommandLineError(
                "Cannot listen on \(configuration.address):\(configuration.port): \(error)", exitCode: 1)
        }
        Console.say(ready(server.port))
        Signals.wait()
        Console.note("stopping")
        endAnyway(after: grace + leftover)
        stopping()
        server.stop(grace: grace)
        log.close()
        return 0
    }

    /// Seconds, after the grace of requests, for what else has to end: the jobs, the log, the connections of the store.
    private static let leftover = Jobs.grace + 5

    /// Ends the process when something that is waited for never comes, such as a frozen database.
    private static func endAnyway(after seconds: Double) {
        DispatchQueue(label: "end").asyncAfter(deadline: .now() + seconds) {
            Console.log("stopped without waiting any longer")
            _exit(1)
        }
    }
}

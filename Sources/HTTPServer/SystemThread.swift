import Glibc

/// A thread of the system. It ends when its body returns.
struct SystemThread: Sendable {
    private let identifier: pthread_t

    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }

    /// Starts a thread; `nil` when the system has none left.
    init?(_ run: @escaping @Sendable () -> Void) {
        var identifier = pthread_t()
        let body = Unmanaged.passRetained(Body(run))
        let failure = pthread_create(
            &identifier, nil,
            { context in
                if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            }, body.toOpaque())
        guard failure == 0 else {
            body.release()
            return nil
        }
        self.identifier = identifier
    }

    /// Waits for the end of the thread.
    func join() {
        pthread_join(identifier, nil)
    }

    /// Lets the thread end alone.
    func detach() {
        pthread_detach(identifier)
    }
}

import Glibc

/// The signals that ask the program to stop.
enum Signals {
    /// To be called before any thread is made: the signals are kept for `wait`.
    static func block() {
        var set = stopping
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Waits for SIGTERM or SIGINT.
    static func wait() {
        var set = stopping
        var received: Int32 = 0
        sigwait(&set, &received)
    }

    private static var stopping: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGTERM)
        sigaddset(&set, SIGINT)
        return set
    }
}

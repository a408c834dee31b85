import Glibc

/// The file descriptors of the process.
enum Descriptors {
    /// Raises the limit as far as the system lets, and answers how many connections leave enough descriptors for the
    /// store, the log and calls to other servers: libmicrohttpd spins when `accept` finds none left.
    static func connections(wanted: Int) -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return wanted }
        if limit.rlim_cur < limit.rlim_max {
            var raised = limit
            raised.rlim_cur = limit.rlim_max
            if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
        }
        return connections(wanted: wanted, descriptors: Int(clamping: limit.rlim_cur))
    }

    /// Leaves 512 descriptors, or three quarters when there are few.
    static func connections(wanted: Int, descriptors: Int) -> Int {
        min(wanted, max(descriptors / 4, descriptors - 512))
    }
}

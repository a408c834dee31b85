import Glibc

/// The clocks of the system.
enum SystemClock {
    /// Microseconds since an arbitrary moment, never going back.
    static var microseconds: Int64 {
        read(CLOCK_MONOTONIC) / 1_000
    }

    /// Milliseconds since 1 January 1970 UTC.
    static var unixMilliseconds: Int64 {
        read(CLOCK_REALTIME) / 1_000_000
    }

    /// The processor cores this process may use, at least 1.
    static var cores: Int {
        max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }

    private static func read(_ clock: clockid_t) -> Int64 {
        var now = timespec()
        clock_gettime(clock, &now)
        return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
    }
}

import Foundation
import Synchronization

/// Runs a body on several threads of the system at once, waits for them all, and throws the first error.
func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Void) throws {
    let failures = Failures()
    let group = DispatchGroup()
    for number in 0..<count {
        group.enter()
        Thread.detachNewThread {
            do { try body(number) } catch { failures.list.withLock { $0.append(error) } }
            group.leave()
        }
    }
    group.wait()
    if let first = failures.list.withLock({ $0.first }) { throw first }
}

private final class Failures: Sendable {
    let list = Mutex<[any Error]>([])
}

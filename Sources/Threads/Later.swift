internal import Dispatch
internal import Synchronization

/// A value made on another thread while the calling one goes on.
public final class Later<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let group = DispatchGroup()

    /// Begins to make the value.
    public init(_ make: @escaping @Sendable () throws -> Value) {
        DispatchQueue.global().async(group: group) { [self] in
            let made = Result { try make() }
            result.withLock { $0 = made }
        }
    }

    /// The value, once it is made; throws what its making threw.
    public func get() throws -> Value {
        group.wait()
        guard let result = result.withLock(\.self) else {
            preconditionFailure("the group is left once there is a result")
        }
        return try result.get()
    }
}

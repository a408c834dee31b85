import CLibFuzzer
import Glibc

/// Runs one target of the fuzzer: its name, then the arguments of libFuzzer. Built and run by `script/fuzz`.
@main enum Fuzz {
    /// What gets invented bytes and says whether what it promises holds.
    private typealias Check = @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32

    /// Every target: `script/fuzz NAME`.
    private static let targets: KeyValuePairs<String, Check> = [
        "archive": { run(Archives.check, $0, $1) },
        "csv": { run(CSV.check, $0, $1) },
        "delimited": { run(Delimited.check, $0, $1) },
        "escaping": { run(EscapedText.check, $0, $1) },
        "forms": { run(Forms.check, $0, $1) },
        "head": { run(Heads.check, $0, $1) },
        "json": { run(JSONTexts.check, $0, $1) },
        "jwks": { run(KeySets.check, $0, $1) },
        "jwt": { run(Tokens.check, $0, $1) },
        "requests": { run(Requests.check, $0, $1) },
        "search": { run(Searches.check, $0, $1) },
    ]

    static func main() {
        let name = CommandLine.arguments.dropFirst().first ?? "--list"
        if name == "--list" {
            for target in targets { print(target.key) }
            return
        }
        if name == "--escape" { return EscapedText.answer() }
        guard let target = targets.first(where: { $0.key == name }) else {
            tell("unknown target \(name)")
            exit(2)
        }
        // The arguments of libFuzzer begin after the name, behind that of the program.
        CommandLine.unsafeArgv[1] = CommandLine.unsafeArgv[0]
        var count = CommandLine.argc - 1
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv + 1
        exit(LLVMFuzzerRunDriver(&count, &arguments, target.value))
    }

    private static func run(_ check: ([UInt8]) -> Void, _ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
        check(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
    }
}

/// Ends the program when a property does not hold: libFuzzer then keeps the bytes that showed it.
func must(
    _ holds: @autoclosure () -> Bool, _ property: StaticString, line: UInt = #line
) {
    guard !holds() else { return }
    tell("Broken property: \(property) (line \(line))")
    abort()
}

private func tell(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
}

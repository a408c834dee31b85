import Testing

@testable import HTTPServer

/// The strict reading alone, on heads as libmicrohttpd leaves them: `|` stands for NUL.
@Suite("Raw head")
struct RawHeadTests {
    private func isStrict(_ text: String, target: Int = 1, fields: Int = 1) -> Bool {
        Array(text.utf8).map { $0 == 0x7C ? 0 : $0 }.withUnsafeBytes {
            RawHead.isStrict($0, target: target, fields: fields)
        }
    }

    @Test("takes strict heads")
    func strict() {
        #expect(isStrict("GET|/|HTTP/1.1||Host| t||||"))
        #expect(isStrict("GET|/|HTTP/1.0||||", fields: 0))
        #expect(isStrict("GET|/?a|1&|HTTP/1.1||Host|t||||", target: 6))
        #expect(isStrict("POST|/|HTTP/1.1||A|||B|\tx y ||||", fields: 2))
    }

    @Test(
        "refuses the rest",
        arguments: [
            "", "|", "GET", "GET|", "GET|/", "GET|/|", "GET|/|HTTP/1.1", "GET|/|HTTP/1.1||", "GET|/|HTTP/1.1|||",
            "GET|/|HTTP/1.1||||", "GET|/|HTTP/1.1|Host| t||||", "GET|/|HTTP/1.1||Host| t|||",
            "GET|/|HTTP/1.1||Host| t|||||",
            "GET|/|HTTP/1.1||Host| t||A|b||||", "GET|/|HTTP/1.1||Host| t|A|b||||", "GET|/|HTTP/1.1||Host| t|| b||||",
            "GET|/|HTTP/1.1||Host : t||||", "GET|/|HTTP/1.1|||t||||", "GET|/|HTTP/1.1||Host|t\r||||",
            "GET|/|HTTP/1.2||A|b||||",
            "GET|/|http/1.1||A|b||||", "GET||/|HTTP/1.1||A|b||||", "|GET|/|HTTP/1.1||A|b||||",
            "G T|/|HTTP/1.1||A|b||||",
            "GET|/|HTTP/1.1 ||A|b||||", "GET|//|HTTP/1.1||A|b||||",
        ])
    func refused(_ text: String) {
        #expect(!isStrict(text))
    }

    @Test("never reads past the bytes that it is given")
    func prefixes() {
        let whole = "GET|/?a|HTTP/1.1||Host| t||Accept| */*||||"
        #expect(isStrict(whole, target: 3, fields: 2))
        for count in 0..<whole.utf8.count {
            for target in [0, 3, 100, Int.max] {
                #expect(!isStrict(String(whole.prefix(count)), target: target, fields: 2))
            }
        }
    }
}

import Testing

@testable import HTTPServer

struct RequestHeadTests {
    /// What a head of one field beside its host is refused with.
    private func refusal(_ name: String, _ value: String) -> Int? {
        var head = RequestHead()
        for (name, value) in [("Host", "t"), (name, value)] {
            Array(name.utf8).withUnsafeBytes { name in Array(value.utf8).withUnsafeBytes { head.add(name, $0) } }
        }
        return head.refusal(version: "HTTP/1.1", bodyLimit: 10)
    }

    @Test("knows the fields of framing by their letters, small or capital, and by nothing that looks like them")
    func names() {
        #expect(refusal("cOnTeNt-LeNgTh", "11") == 413)
        #expect(refusal("Transfer-ENCODING", "chunked") == 411)
        #expect(refusal("Content\rLength", "x") == nil)
        #expect(refusal("Transfer\rEncoding", "chunked") == nil)
    }
}

import HTTP
import Testing

@Suite struct RequestTests {
    @Test(
        "parts a target at its first question mark",
        arguments: [
            ("/a", "/a", ""), ("/a?", "/a", ""), ("/a?b=c?d", "/a", "b=c?d"), ("/", "/", ""),
            ("/a%3Fb?c", "/a%3Fb", "c"),
        ])
    func target(_ target: String, _ path: String, _ query: String) {
        let request = Request(.get, target)
        #expect(request.path == path)
        #expect(request.query == query)
    }

    @Test("reads the posted form from the body, not from the query")
    func form() {
        let request = Request(.post, "/a?x=1", body: Array("x=2".utf8))
        #expect(request.form["x"] == "2")
        #expect(request.queryFields["x"] == "1")
    }

    @Test(
        "finds a cookie among others, in any of several headers",
        arguments: [
            (["ror=1"], "1"), (["a=0; ror=1"], "1"), (["a=0;ror=1;b=2"], "1"), (["a=0", "ror=1"], "1"), (["ror="], ""),
            (["ror=a=b"], "a=b"), (["xror=1"], nil), (["ror2=1"], nil), (["ror"], nil), ([], nil),
            (["ror=1; ror=2"], "1"),
        ] as [([String], String?)])
    func cookie(_ headers: [String], _ value: String?) {
        #expect(Request(.get, "/", headers: Headers(headers.map { ("cookie", $0) })).cookie("ror") == value)
    }
}

import HTTP
import Testing

@Suite struct RequestTests {
    @Test(
        "parts a target at its first question mark",
        arguments: [
            ("/a", "/a", ""), ("/a?", "/a", ""), ("/a?b=c?d", "/a", "b=c?d"), ("/", "/", ""),
            ("/a%3Fb?c", "/a%3Fb", "c"), ("/a?\u{301}b", "/a", "\u{301}b"),
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

    @Test(
        "takes no hostile cookie for the one that is asked",
        arguments: [
            ("ROR=1", nil), ("ror =1", nil), (" ror=1", "1"), ("   ror=1", "1"), (";;;ror=1", "1"), ("a; ror=1", "1"),
            ("a=\"; ror=1", "1"), ("a=ror=1", nil), ("a,ror=1", nil), ("a=1, ror=2", nil), ("\tror=1", nil),
            ("ror=\"1\"", "\"1\""), ("ror=%31", "%31"), ("ror=1 ", "1 "), ("__Host-ror=1", nil), ("ror=;ror=1", ""),
            ("rorror=1", nil), ("=ror", nil), ("ror==", "="), (";", nil), ("", nil), ("ror=é", "é"),
            ("ror=1;\u{301}a=2", "1"), ("a=1;ror=\u{301}2", "\u{301}2"),
        ] as [(String, String?)])
    func hostileCookie(_ header: String, _ value: String?) {
        #expect(Request(.get, "/", headers: Headers([("Cookie", header)])).cookie("ror") == value)
    }

    @Test("lists cookies in order, over several headers, without those that have no value")
    func cookies() {
        let request = Request(.get, "/", headers: Headers([("Cookie", "a=1; b; c="), ("Cookie", "a=2=3")]))
        #expect(request.cookies.map { $0.name + ":" + $0.value } == ["a:1", "c:", "a:2=3"])
    }

    @Test("finds the last of ten thousand cookies, and no part of a name")
    func manyCookies() {
        let header = (0..<10_000).map { "c\($0)=\($0)" }.joined(separator: "; ")
        let request = Request(.get, "/", headers: Headers([("COOKIE", header)]))
        #expect(request.cookie("c9999") == "9999" && request.cookie("c1") == "1")
        #expect(request.cookie("c10000") == nil && request.cookie("c") == nil && request.cookie("9999") == nil)
    }

    @Test("a body that is no form, or none, has no field of the form", arguments: ["", "&", "&&"])
    func noForm(_ body: String) {
        #expect(Request(.post, "/?a=1", body: Array(body.utf8)).form == FormFields())
    }
}

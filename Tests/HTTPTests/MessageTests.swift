import HTTP
import Testing

@Suite struct MessageTests {
    @Test("reads forms: encoded names, plus signs, repeated fields, fields without value")
    func forms() {
        let form = FormFields(encoded: "a=1&b=deux+mots&a=%C3%A9&vide&x%5B%5D=%".utf8)
        #expect(form["b"] == "deux mots")
        #expect(form.all("a") == ["1", "é"])
        #expect(form["vide"] == "")
        #expect(form["x[]"] == "%")
        #expect(form["absent"] == nil)
        #expect(FormFields(encoded: form.encoded.utf8) == form)
    }

    @Test("keeps a target encoded until it is read")
    func target() {
        let request = Request(.get, "/a%2Fb?q=1%262")
        #expect(request.path == "/a%2Fb")
        #expect(request.queryFields["q"] == "1&2")
    }

    @Test("compares header names without case and replaces values")
    func headers() {
        var headers = Headers([("content-type", "a"), ("X", "1"), ("x", "2")])
        #expect(headers["Content-Type"] == "a")
        #expect(headers.values("X") == ["1", "2"])
        headers["X"] = "3"
        #expect(headers.values("x") == ["3"])
    }

    @Test("finds a cookie by its whole name")
    func cookies() {
        let request = Request(.get, "/", headers: Headers([("Cookie", "xror=1; ror=2; autre=3")]))
        #expect(request.cookie("ror") == "2")
        #expect(request.cookie("absent") == nil)
        #expect(
            Cookie(name: "a", value: "b", maxAge: 0, secure: true).header
                == "a=b; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0")
    }
}

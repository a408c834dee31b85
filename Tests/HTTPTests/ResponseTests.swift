import HTTP
import Testing

@Suite struct ResponseTests {
    @Test("redirects to a page that is then read")
    func redirects() {
        let response = Response.redirect(to: "/mes-offres")
        #expect(response.status == 303)
        #expect(response.headers["Location"] == "/mes-offres")
        #expect(Response.redirect(to: "/", status: 308).status == 308)
    }

    @Test("sets several cookies side by side")
    func cookies() {
        var response = Response(type: "text/html", body: [])
        response.set(Cookie(name: "a", value: "1", secure: false))
        response.set(Cookie(name: "__Host-b", value: "2", maxAge: 60, secure: true))
        #expect(response.headers["Content-Type"] == "text/html")
        #expect(
            response.headers.values("Set-Cookie") == [
                "a=1; Path=/; HttpOnly; SameSite=Lax", "__Host-b=2; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60",
            ])
    }
}

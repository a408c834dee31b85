import HTTP
import Testing

@Suite struct HeadersTests {
    @Test("adds values beside those of the same name, and keeps names as written")
    func adds() {
        var headers = Headers([("Set-Cookie", "a=1")])
        headers.add("set-cookie", "b=2")
        #expect(headers.values("SET-COOKIE") == ["a=1", "b=2"])
        #expect(headers.fields.map(\.name) == ["Set-Cookie", "set-cookie"])
    }

    @Test("setting nothing removes every value of a name and leaves the others")
    func removes() {
        var headers = Headers([("A", "1"), ("B", "2"), ("a", "3")])
        headers["a"] = nil
        #expect(headers.fields.map(\.name) == ["B"])
        #expect(headers["A"] == nil)
    }

    @Test("compares ASCII letters without case, and nothing else")
    func compares() {
        #expect(Headers([("X-Id", "1")])["x-iD"] == "1")
        #expect(Headers([("X[", "1")])["X{"] == nil)
        #expect(Headers([("X@", "1")])["X`"] == nil)
        #expect(Headers([("X-Id", "1")])["X-I"] == nil)
    }
}

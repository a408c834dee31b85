import HTTP
import Testing

@Suite struct FormFieldsTests {
    @Test(
        "reads pairs in order, empty parts left out",
        arguments: [
            ("a=1&b=2&a=3", [["a", "1"], ["b", "2"], ["a", "3"]]), ("", []), ("&&a=1&", [["a", "1"]]),
            ("a", [["a", ""]]),
            ("a=", [["a", ""]]), ("=b", [["", "b"]]), ("a=b=c", [["a", "b=c"]]), ("a%3Db=%26", [["a=b", "&"]]),
            ("a=1;b=2", [["a", "1;b=2"]]), ("a=x%0D%0Ay", [["a", "x\r\ny"]]), ("é=à", [["é", "à"]]),
        ] as [(String, [[String]])])
    func reads(_ encoded: String, _ pairs: [[String]]) {
        #expect(FormFields(encoded: encoded.utf8).pairs.map { [$0.name, $0.value] } == pairs)
    }

    @Test("gives the first value of a name, or all of them; names keep their case")
    func values() {
        let form = FormFields([("a", "1"), ("a", "2"), ("A", "3")])
        #expect(form["a"] == "1")
        #expect(form.all("a") == ["1", "2"])
        #expect(form.all("b").isEmpty)
        #expect(form["b"] == nil)
    }

    @Test("finds a field among many as among few", arguments: [3, 16, 17, 5_000])
    func many(_ count: Int) {
        let form = FormFields((0..<count).map { (name: "n\($0 / 2)", value: "\($0)") })
        #expect(form["n0"] == "0")
        #expect(form.all("n0") == ["0", "1"])
        #expect(form["n\((count - 1) / 2)"] == "\((count - 1) / 2 * 2)")
        #expect(form["n\(count)"] == nil)
        #expect(form.all("n\(count)").isEmpty)
    }

    @Test("tells more fields than the limit without decoding them")
    func limit() {
        let most = Array(repeating: "a=1", count: FormFields.fieldsAtMost).joined(separator: "&")
        #expect(!FormFields.exceedsLimit("".utf8))
        #expect(!FormFields.exceedsLimit(most.utf8))
        #expect(FormFields.exceedsLimit((most + "&").utf8))
    }

    @Test("what it writes is what it reads")
    func roundTrip() {
        let form = FormFields([("nom", "Aline & fils + 1 = 2"), ("é/", "100 %"), ("", "")])
        #expect(form.encoded == "nom=Aline%20%26%20fils%20%2B%201%20%3D%202&%C3%A9%2F=100%20%25&=")
        #expect(FormFields(encoded: form.encoded.utf8) == form)
        #expect(form != FormFields([("nom", "x")]))
    }

    @Test(
        "reads hostile bodies as they are written, and never fails",
        arguments: [
            ("=", [["", ""]]), ("==", [["", "="]]), ("&=&", [["", ""]]), ("%", [["%", ""]]), ("%=%", [["%", "%"]]),
            ("a%26b=c%3Dd", [["a&b", "c=d"]]), ("a=%00", [["a", "\u{0}"]]), ("+=+", [[" ", " "]]),
            ("a=%2B", [["a", "+"]]),
            ("a%5B%5D=1&a[]=2", [["a[]", "1"], ["a[]", "2"]]), ("a=%FF", [["a", "\u{FFFD}"]]),
            ("A=1&a=2", [["A", "1"], ["a", "2"]]),
            ("a=1\r\n&b=2", [["a", "1\r\n"], ["b", "2"]]), ("{\"a\":1}", [["{\"a\":1}", ""]]),
            (" a = 1 ", [[" a ", " 1 "]]),
            ("__proto__=1", [["__proto__", "1"]]), ("a=<script>", [["a", "<script>"]]), ("a=1?b=2", [["a", "1?b=2"]]),
        ] as [(String, [[String]])])
    func hostile(_ encoded: String, _ pairs: [[String]]) {
        #expect(FormFields(encoded: encoded.utf8).pairs.map { [$0.name, $0.value] } == pairs)
    }

    @Test("reads bytes that are no text, and as many fields as were sent")
    func bytes() {
        #expect(
            FormFields(encoded: [0xFF, 0x3D, 0xC3]).pairs.map { [$0.name, $0.value] } == [["\u{FFFD}", "\u{FFFD}"]])
        let many = FormFields(encoded: Array(repeating: "a=1", count: 50_000).joined(separator: "&").utf8)
        #expect(many.all("a").count == 50_000)
        let long = String(repeating: "é", count: 100_000)
        #expect(FormFields(encoded: FormFields([("a", long)]).encoded.utf8)["a"] == long)
    }
}

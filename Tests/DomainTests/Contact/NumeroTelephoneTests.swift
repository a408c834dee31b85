import Domain
import Testing

@Suite struct NumeroTelephoneTests {
    @Test(
        "makes national numbers regular",
        arguments: [
            ("0474454647", "0474454647"), ("04 74 45 46 47", "0474454647"), ("04.74.45.46.47", "0474454647"),
            ("04-74-45-46-47", "0474454647"), ("04/74/45/46/47", "0474454647"), (" 0474 454 647 ", "0474454647"),
            ("04\u{A0}74\u{A0}45\u{A0}46\u{A0}47", "0474454647"), ("04\u{202F}74\u{202F}45 46 47", "0474454647"),
            ("04\u{2009}74 45 46 47", "0474454647"), ("04\t74 45 46 47\n", "0474454647"),
            ("04\u{2011}74\u{2013}45 46 47", "0474454647"), ("0612345678", "0612345678"),
            ("0800 123 456", "0800123456"), ("0590 00 12 34", "0590001234"), ("0639 98 12 34", "0639981234"),
        ])
    func national(_ typed: String, _ regular: String) {
        #expect(NumeroTelephone.normalise(typed) == regular)
    }

    @Test(
        "brings international writings of French numbers to ten digits, overseas included",
        arguments: [
            ("+33474454647", "0474454647"), ("+33 4 74 45 46 47", "0474454647"), ("+33 (0)4 74 45 46 47", "0474454647"),
            ("0033 4 74 45 46 47", "0474454647"), ("00 33 (0)4 74 45 46 47", "0474454647"),
            ("(+33) 4 74 45 46 47", "0474454647"), ("+590 590 00 12 34", "0590001234"),
            ("+590 690 00 12 34", "0690001234"), ("+594 594 00 12 34", "0594001234"),
            ("+596 696 00 12 34", "0696001234"),
            ("+262 262 00 12 34", "0262001234"), ("+262 (0)269 00 12 34", "0269001234"),
            ("+262 639 98 12 34", "0639981234"),
        ])
    func frenchInternational(_ typed: String, _ regular: String) {
        #expect(NumeroTelephone.normalise(typed) == regular)
    }

    @Test(
        "keeps numbers of other plans with their country",
        arguments: [
            ("+508 41 12 34", "+508411234"), ("+687 27 12 34", "+687271234"), ("+689 40 12 34 56", "+68940123456"),
            ("+681 72 12 34", "+681721234"), ("+377 99 99 99 99", "+37799999999"), ("0032 2 555 12 12", "+3225551212"),
        ])
    func otherPlans(_ typed: String, _ regular: String) {
        #expect(NumeroTelephone.normalise(typed) == regular)
    }

    @Test(
        "refuses what is no contact number",
        arguments: [
            "", " ", "15", "112", "3949", "116 117", "118 218", "474454647", "04744546470", "1474454647", "047445464",
            "+33", "+33 15", "+33 47445464", "+33 4744546470", "+33 00 12 34 56 78", "+590 00 00 12 34 56",
            "+0474454647",
            "00000000000", "+1234567", "+1234567890123456", "04 74 45 46 4O", "04+74454647", "++33474454647",
            "０474454647", "0474454647 poste 2", "0474454647,0474454648",
        ])
    func refuses(_ typed: String) {
        #expect(NumeroTelephone.normalise(typed) == nil)
    }

    @Test("leaves a regular number as it is", arguments: ["0474454647", "+687271234"])
    func isStable(_ number: String) {
        #expect(NumeroTelephone.normalise(number) == number)
    }

    @Test("shows ten digits by pairs, other numbers as they are")
    func display() {
        #expect(NumeroTelephone.display("0474454647") == "04\u{A0}74\u{A0}45\u{A0}46\u{A0}47")
        #expect(NumeroTelephone.display("+687271234") == "+687271234")
        #expect(NumeroTelephone.display("bureau") == "bureau")
    }

    @Test(
        "tells mobiles",
        arguments: [
            ("0612345678", true), ("0712345678", true), ("0690001234", true), ("0474454647", false),
            ("0970001234", false),
        ])
    func estMobile(_ number: String, mobile: Bool) {
        #expect(NumeroTelephone.estMobile(number) == mobile)
    }

    @Test(
        "every prefix of the national plan is read alike, with its country or without",
        arguments: ["01", "02", "03", "04", "05", "06", "07", "08", "09"])
    func prefixes(_ prefix: String) {
        let regular = prefix + "99001234"
        for typed in [
            regular, "+33" + regular.dropFirst(), "0033" + regular.dropFirst(), "+33(0)" + regular.dropFirst(),
            "+33" + regular,
            NumeroTelephone.display(regular), regular.map(String.init).joined(separator: "-"),
        ] {
            #expect(NumeroTelephone.normalise(typed) == regular, "\(typed)")
        }
        #expect(NumeroTelephone.estMobile(regular) == (prefix == "06" || prefix == "07"))
    }

    @Test(
        "refuses hostile writings",
        arguments: [
            "+", "++", "+0", "00", "0", "+33+474454647", "0474454647+", "tel:0474454647", "0474454647;ext=1",
            "٠٤٧٤٤٥٤٦٤٧",
            "0474454647\u{0}", "0474454647\u{301}", "<b>0474454647</b>", "0474454647 0474454647", "+33 0 0474454647",
            "0474,454647", "0474_454647", "04744546é7", "+33\u{200B}474454647", "00+33474454647",
        ])
    func refusesHostile(_ typed: String) {
        #expect(NumeroTelephone.normalise(typed) == nil)
    }

    @Test("bounds other countries to 8 to 15 digits", arguments: [7, 8, 9, 14, 15, 16, 40, 100_000])
    func bounds(_ count: Int) {
        let digits = "4" + String(repeating: "1", count: count - 1)
        let expected = (8...15).contains(count) ? "+" + digits : nil
        #expect(NumeroTelephone.normalise("+" + digits) == expected)
        #expect(NumeroTelephone.normalise("00" + digits) == expected)
    }
}

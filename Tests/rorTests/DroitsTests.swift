import Domain
import Foundation
import Testing

@testable import ror

@Suite struct DroitsTests {
    @Test("docs/droits.md shows the table of rights as it is")
    func documented() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appendingPathComponent("docs/droits.md"), encoding: .utf8)
        #expect(page.hasSuffix("\n\n" + Droits.markdown), "ror droits prints what the page must end with")
    }
}

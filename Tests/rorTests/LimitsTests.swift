import Domain
import Foundation
import SQL
import Testing

@testable import ror

@Suite struct LimitsTests {
    @Test("docs/limits.md shows the table of limits as it is")
    func documented() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appendingPathComponent("docs/limits.md"), encoding: .utf8)
        #expect(page.hasSuffix("\n\n" + Limites.markdown), "ror limits prints what the page must end with")
    }

    @Test("a limit that an option sets is the standard value of that option of ror serve")
    func options() throws {
        for limit in Limites.table {
            guard let name = limit.option else { continue }
            let option = try #require(Command.serve.options.first { $0.name == name }, "\(name)")
            #expect(option.standard == "\(limit.value)", "\(name)")
        }
    }

    @Test("the limits of the database are those that ror serve opens it with")
    func database() {
        let serving = DatabaseLimits.serving
        #expect(serving.connections == Limites.connexionsBase.value && serving.waiters == Limites.fileBase.value)
        let told = [
            Limites.tourBase, Limites.verrouBase, Limites.lectureBase, Limites.ecritureBase, Limites.ouvertureBase,
        ]
        let used = [serving.turn, serving.lock, serving.reading, serving.writing, serving.connecting]
        #expect(used == told.map { .seconds($0.value) })
    }

    @Test("ror limits and the help of ror serve tell every limit")
    func told() throws {
        let done = try Binary().run(["limits"])
        #expect(done.code == 0 && done.output == Limites.markdown)
        #expect(try Binary().run(["serve", "--help"]).output.hasSuffix("\n" + Limites.text))
    }
}

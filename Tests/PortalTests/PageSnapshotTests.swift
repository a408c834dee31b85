import HTTP
import TestSupport
import Testing

/// Each page in each state, against what was recorded in `Snapshots`.
@Suite struct PageSnapshotTests {
    @Test("shows what was recorded", arguments: Scene.all)
    func page(_ scene: Scene) throws {
        let shown = try scene.shown()
        #expect(shown.response.status == scene.status)
        let document = HTMLDocument(shown.stablePage)
        let difference = try Snapshot.difference(document.mainLines, name: scene.name)
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test("frames a page for a visitor and for a person signed in", arguments: [false, true])
    func frame(signedIn: Bool) throws {
        let visitor = try Visitor()
        if signedIn { try visitor.enterWithOffers() }
        visitor.get("/aide")
        let lines = HTMLDocument(visitor.stablePage).lines
        let difference = try Snapshot.difference(lines, name: signedIn ? "cadre-connecte" : "cadre")
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test("names each scene once, and keeps no page of a scene that is gone")
    func names() {
        let names = Scene.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(Snapshot.names.subtracting(names) == ["cadre", "cadre-connecte"])
    }
}

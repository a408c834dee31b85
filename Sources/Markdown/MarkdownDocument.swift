import CCmark
import Glibc

/// A text in Markdown (CommonMark 0.30).
public struct MarkdownDocument: Sendable {
    /// A part of the text, in order, without its markup.
    public struct Block: Sendable, Equatable {
        /// What a part is.
        public enum Kind: Sendable, Equatable {
            /// A title, of level 1 to 6.
            case heading(Int)
            /// A paragraph.
            case paragraph
            /// A paragraph of a list, with its mark: `•`, `2.`, or nothing for the second one of an item.
            case item(String)
        }

        /// What it is.
        public var kind: Kind
        /// Its words on one line; the address of a link follows its words.
        public var text: String
    }

    /// What we do not take of Markdown, and the line where it stands, from 1.
    public struct Fault: Sendable, Equatable {
        /// The line.
        public var line: Int
        /// What it is, in English: `raw HTML`.
        public var what: String
    }

    /// The markup for a page: raw HTML is left out, addresses that run a script too (cmark, safe mode).
    public let html: String
    /// The parts.
    public let blocks: [Block]
    /// What a published text must not hold.
    public let faults: [Fault]

    /// Reads a text.
    public init(_ text: String) {
        let bytes = Array(text.utf8).map(CChar.init(bitPattern:))
        let root = cmark_parse_document(bytes, bytes.count, CMARK_OPT_DEFAULT)
        defer { cmark_node_free(root) }
        let markup = cmark_render_html(root, CMARK_OPT_DEFAULT)
        defer { free(markup) }
        html = markup.map { String(cString: $0) } ?? ""
        var walk = MarkdownWalk()
        let iterator = cmark_iter_new(root)
        defer { cmark_iter_free(iterator) }
        while case let event = cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
            guard let node = cmark_iter_get_node(iterator) else { break }
            if event == CMARK_EVENT_ENTER { walk.enter(node) } else { walk.exit(node) }
        }
        blocks = walk.blocks
        faults = walk.faults
    }
}

/// The parts of a text, gathered while its tree is walked.
private struct MarkdownWalk {
    var blocks: [MarkdownDocument.Block] = []
    var faults: [MarkdownDocument.Fault] = []
    /// The number of the next item of each list around; 0 for a list without numbers.
    private var lists: [Int] = []
    private var mark: String?
    private var text = ""
    private var link = ""

    mutating func enter(_ node: OpaquePointer) {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_LIST:
            lists.append(
                cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(node)) : 0)
        case CMARK_NODE_ITEM: beginItem()
        case CMARK_NODE_HEADING:
            if cmark_node_get_heading_level(node) == 1 {
                refuse("a title of the first level (#), which is that of the page", node)
            }
        case CMARK_NODE_TEXT, CMARK_NODE_CODE: text += Self.literal(node)
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text += " "
        case CMARK_NODE_LINK: link = text
        case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE: refuse("raw HTML", node)
        case CMARK_NODE_IMAGE: refuse("an image", node)
        case CMARK_NODE_CODE_BLOCK: refuse("a block of code", node)
        default: break
        }
    }

    mutating func exit(_ node: OpaquePointer) {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_LIST: lists.removeLast()
        case CMARK_NODE_ITEM: mark = nil
        case CMARK_NODE_HEADING: end(.heading(Int(cmark_node_get_heading_level(node))))
        case CMARK_NODE_PARAGRAPH:
            end(mark.map { .item($0) } ?? .paragraph)
            if mark != nil { mark = "" }
        case CMARK_NODE_LINK:
            let address = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
            if !text.dropFirst(link.count).elementsEqual(address) { text += " (\(address))" }
        default: break
        }
    }

    private mutating func beginItem() {
        guard let number = lists.last else { return }
        mark = number == 0 ? "•" : "\(number)."
        if number > 0 { lists[lists.count - 1] = number + 1 }
    }

    private mutating func end(_ kind: MarkdownDocument.Block.Kind) {
        blocks.append(MarkdownDocument.Block(kind: kind, text: text))
        text = ""
    }

    private mutating func refuse(_ what: String, _ node: OpaquePointer) {
        faults.append(MarkdownDocument.Fault(line: max(1, Int(cmark_node_get_start_line(node))), what: what))
    }

    private static func literal(_ node: OpaquePointer) -> String {
        cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    }
}

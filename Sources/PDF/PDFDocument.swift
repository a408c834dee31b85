import CCairo

/// A document to be printed: A4, tagged for screen readers (PDF 1.5, ISO 32000-1 §14.8), with its title, its language, an outline.
public struct PDFDocument {
    /// A part of the text.
    public enum Part: Sendable {
        /// A title; 1 is that of the document.
        case heading(Int, String)
        /// A paragraph.
        case paragraph(String)
        /// A paragraph of a list, after its mark.
        case item(mark: String, String)
    }

    private static let width = 595.28
    private static let height = 841.89
    private static let margin = 62.0

    private let bytes: Bytes
    private let surface: OpaquePointer?
    private let cairo: OpaquePointer?
    private var y = margin
    private var page = 1

    /// The bytes of a document. `language` as in BCP 47; `date` as in ISO 8601.
    public static func make(title: String, author: String, language: String, date: String, parts: [Part]) -> [UInt8] {
        var document = PDFDocument(title: title, author: author, date: date)
        for part in parts { document.add(part) }
        return document.close(language: language)
    }

    /// What cairo wrote so far.
    private final class Bytes {
        var all: [UInt8] = []
    }

    private init(title: String, author: String, date: String) {
        bytes = Bytes()
        let write: cairo_write_func_t = { closure, data, length in
            guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
            Unmanaged<Bytes>.fromOpaque(closure).takeUnretainedValue().all += UnsafeBufferPointer(
                start: data, count: Int(length))
            return CAIRO_STATUS_SUCCESS
        }
        surface = cairo_pdf_surface_create_for_stream(
            write, Unmanaged.passUnretained(bytes).toOpaque(), Self.width, Self.height)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, author)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date)
        cairo = cairo_create(surface)
    }

    private consuming func close(language: String) -> [UInt8] {
        cairo_show_page(cairo)
        cairo_destroy(cairo)
        cairo_surface_finish(surface)
        cairo_surface_destroy(surface)
        return PDFLanguage.add(language, to: bytes.all)
    }

    private mutating func add(_ part: Part) {
        switch part {
        case .heading(let level, let text):
            let size = level == 1 ? 20.0 : level == 2 ? 14.0 : 12.0
            y += size
            if y + 4 * size > Self.height - Self.margin { turn() }
            if level > 1 { addToOutline(text) }
            draw(text, tag: "H\(min(level, 6))", size: size, isBold: true, indent: 0)
        case .paragraph(let text): draw(text, tag: "P", size: 11, isBold: false, indent: 0)
        case .item(let mark, let text): draw(text, mark: mark, tag: "P", size: 11, isBold: false, indent: 20)
        }
        y += 6
    }

    private func addToOutline(_ text: String) {
        let place = "page=\(page) pos=[\(Int(Self.margin)) \(Int(y - 14))]"
        cairo_pdf_surface_add_outline(surface, 0, text, place, cairo_pdf_outline_flags_t(0))
    }

    /// Draws a text in as many lines as it takes; a part that goes on on another page is a second one of its kind.
    private mutating func draw(
        _ text: String, mark: String = "", tag: String, size: Double, isBold: Bool, indent: Double
    ) {
        cairo_select_font_face(
            cairo, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, isBold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
        cairo_set_font_size(cairo, size)
        cairo_tag_begin(cairo, tag, "")
        for (rank, line) in lines(text, width: Self.width - 2 * Self.margin - indent).enumerated() {
            if y + size > Self.height - Self.margin {
                cairo_tag_end(cairo, tag)
                turn()
                cairo_tag_begin(cairo, tag, "")
            }
            y += size * 1.4
            if rank == 0, !mark.isEmpty { show(mark + " ", x: Self.margin + 4) }
            show(line, x: Self.margin + indent)
        }
        cairo_tag_end(cairo, tag)
    }

    private func show(_ text: String, x: Double) {
        cairo_move_to(cairo, x, y)
        cairo_show_text(cairo, text)
    }

    private mutating func turn() {
        cairo_show_page(cairo)
        page += 1
        y = Self.margin
    }

    /// The words of a text in lines of a width: at spaces, never at those that do not break. Each line but the last ends with a
    /// space, so that a reader does not join words.
    private func lines(_ text: String, width: Double) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, advance(line + word) > width {
                lines.append(line)
                line = ""
            }
            line += word + " "
        }
        return lines + [String(line.dropLast())]
    }

    private func advance(_ text: String) -> Double {
        var extents = cairo_text_extents_t()
        cairo_text_extents(cairo, text, &extents)
        return extents.x_advance
    }
}

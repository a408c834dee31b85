import CQRencode

/// The square of a QR code. Source: ISO/IEC 18004.
public struct CarreQR: Sendable, Equatable {
    /// Modules on a side, the quiet zone left out: 21 to 177.
    public let side: Int
    private let modules: [Bool]

    /// The smallest square that holds a text, of which about 15 % may be unreadable (level M); `nil` for a text that is empty,
    /// holds NUL, or is longer than 2,331 bytes.
    public init?(_ text: String) {
        guard !text.isEmpty, !text.utf8.contains(0), let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else {
            return nil
        }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        side = width
        // The least bit of each byte tells whether the module is dark.
        modules = UnsafeBufferPointer(start: code.pointee.data, count: width * width).map { $0 & 1 == 1 }
    }

    /// Whether a module is dark, by its row and column from 0, the top left being the first.
    public func isDark(row: Int, column: Int) -> Bool {
        modules[row * side + column]
    }
}

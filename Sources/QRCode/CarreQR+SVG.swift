extension CarreQR {
    /// The dark modules as the `d` of one SVG path, in a square of `side` units: a rectangle per run of a row.
    public var path: String {
        (0..<side).map { row in
            var text = ""
            var column = 0
            while column < side {
                guard isDark(row: row, column: column) else {
                    column += 1
                    continue
                }
                let start = column
                while column < side, isDark(row: row, column: column) { column += 1 }
                text += "M\(start) \(row)h\(column - start)v1h-\(column - start)z"
            }
            return text
        }.joined()
    }
}

extension Instant {
    /// The moment at which the clocks of metropolitan France show a time of day, on a date.
    ///
    /// In March, a time that clocks jump over (2:30) is the moment when they show one hour more; in October, a time that
    /// they show twice is its first moment.
    public init(heureDeParis jour: JourCivil, hour: Int, minute: Int = 0) {
        let inSummer = Instant(jour, hour: hour, minute: minute).adding(seconds: -7_200)
        let shown = inSummer.heureDeParis
        self = shown.jour == jour && shown.heure == hour ? inSummer : inSummer.adding(seconds: 3_600)
    }
}

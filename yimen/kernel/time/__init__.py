"""Time: working time, calendars and limits; deadlines as a budget and a ledger, and how near one is."""

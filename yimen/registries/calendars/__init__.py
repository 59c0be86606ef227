"""Calendars: weeks, holidays and make-up days as data with validity and revisions."""

"""Hours: what the line of an act says of its time, when an officer served somebody out of the ordinary hours.

The officer's own place counts, at the moment of the act: the centre of the desk at which the case lies, or of another
post of theirs. Who works in no centre has the days off of the office, and keeps no counter open: to work late behind it
is no service after closing. Said on the act's own line and nowhere else.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from yimen.engine.case.cases.file import CaseFile
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.service_modes import SERVES
from yimen.kernel.time.service_hours import Hours, day_kind, hours_of
from yimen.registries.calendars import queries as calendars

Told = tuple[int, int]
"""A calendar by its number and revision."""


def with_hours(file: CaseFile, line: Line, by: Actor) -> Line:
    """The line as it is told: an act that serves somebody says so when it was done out of hours."""
    if by.staff_id is None or line.verb not in SERVES:
        return line
    own = (file.calendar_id, file.calendar_revision)
    said = _said(_calendar_of(by, file.desk_id, file.centre_id), own, line.effective_at)
    return replace(line, body={**line.body, **said}) if said else line


def at_the_counter(by: Actor, centre_id: int | None, own: Told, now: datetime) -> Mapping[str, str]:
    """The same for a case that is being taken in; nothing of an applicant, whose own hours are none of ours."""
    return {} if by.staff_id is None else _said(_calendar_of(by, None, centre_id), own, now)


def _said(centre: Told | None, office: Told, at: datetime) -> Mapping[str, str]:
    """Into which time a moment falls; nothing for ordinary hours."""
    calendar = calendars.at_revision(*(centre or office))
    hours = hours_of(calendar, at) if centre else day_kind(calendar, calendar.day_of(at))
    return {} if hours is Hours.WORKDAY else {"hours": str(hours)}


def _calendar_of(by: Actor, desk_id: int | None, centre_id: int | None) -> Told | None:
    """By which calendar the officer's centre works: at the case's desk, else at its centre, else where they stand."""
    mine = [post for post in by.posts if post.post_id == desk_id] or [
        post for post in by.posts if post.centre_id == centre_id is not None
    ]
    return next((post.calendar for post in mine or by.posts if post.calendar is not None), None)

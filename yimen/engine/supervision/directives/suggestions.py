"""Suggestions 建议 and what came of them: counted from the voices, with the measures that were adopted as directives.

Read by everybody: of a voice that is not published nothing is shown but that it was counted.
"""

from datetime import date, datetime

from django.db import connection

from yimen.kernel.capped import Capped
from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

MOST = 100


@snapshot
class Adopted:
    """A measure that an office takes because somebody suggested it."""

    voice_ref: str
    suggestion: str
    measure: str
    office: str
    due_on: date
    state: str
    closed_at: datetime | None


@snapshot
class SuggestionStanding:
    """All suggestions: raised, answered, adopted of those that were answered, and carried out of those adopted."""

    raised: int
    answered: int
    adopted: Share
    done: Share


_ADOPTED = "from directives_directive d where d.source = 'voice' and d.source_ref = v.ref and d.state <> 'called_off'"
_COUNTS = f"""
select count(*), count(closed_at), count(*) filter (where closed_at is not null and exists (select {_ADOPTED})),
  count(*) filter (where exists (select {_ADOPTED})),
  count(*) filter (where exists (select {_ADOPTED} and d.state = 'closed'))
from voices_voice v where kind = 'suggestion' and lodged_at <= %s
"""
_LIST = """
select v.ref, v.shown_title, d.title, d.office_id, d.due_on, d.state, d.closed_at
from directives_directive d join voices_voice v on v.ref = d.source_ref
where d.source = 'voice' and d.state <> 'called_off' and v.kind = 'suggestion' and v.shown_at is not null
  and v.withheld_at is null
order by d.given_at desc, d.id desc limit %s
"""


def standing(now: datetime) -> SuggestionStanding:
    """How all suggestions stand; numbers alone."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, (now,))
        raised, answered, of_answered, adopted, done = cursor.fetchone()
    return SuggestionStanding(raised, answered, Share(of_answered, answered), Share(done, adopted))


def adopted(now: datetime) -> tuple[Adopted, ...]:
    """The measures of published suggestions, the latest first."""
    with connection.cursor() as cursor:
        cursor.execute(_LIST, (MOST + 1,))
        found = cursor.fetchall()
    names = offices.office_names({row[3] for row in found}, day_of(now))
    shown = (
        Adopted(voice, said, measure, names.get(office, ""), due_on, state, closed_at)
        for voice, said, measure, office, due_on, state, closed_at in found
    )
    return Capped(shown, MOST)

"""Raise, lock, move, tell: the only module that writes a card. A card that stands is not raised again."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.engine.supervision.findings.models import Card
from yimen.engine.supervision.findings.refusals import CardUnknown
from yimen.journal.telling import ENTRY_COLUMNS, Subject, entry_values, tell
from yimen.kernel.actor import Actor, ScopeKind
from yimen.kernel.evidence import Line, link
from yimen.kernel.snapshot import snapshot
from yimen.kernel.supervision.card_life import CARD_LIFE, CLOSED, CardMove, CardState, first_level
from yimen.kernel.supervision.rules import RULES
from yimen.kernel.supervision.watching import Sighting
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import new_ref

TABLE = "findings_card"
_PLACES = (ScopeKind.CITY, ScopeKind.COUNTY, ScopeKind.TOWN, ScopeKind.VILLAGE)
_COLUMNS = (
    "ref", "rule", "rule_version", "colour", "subject_kind", "subject_ref", "occurrence", "lines", "actors", "facts",
    "case_id", "office_id", "desk_id", "city_id", "county_id", "town_id", "village_id", "level", "happened_at",
    "raised_at", "due_at", "state", "journal_seq", "journal_head", "answer", "judgement", "objection", '"order"',
    "report", "accountability",
)  # fmt: skip
_RAISE = f"""
with k as (insert into {TABLE} ({", ".join(_COLUMNS)}) values ({", ".join(["%s"] * len(_COLUMNS))})
  on conflict (subject_ref, rule, occurrence) do nothing returning id)
insert into journal_entry ({ENTRY_COLUMNS}) select 'card', id, {", ".join(["%s"] * 12)} from k
"""
_STANDING = "select subject_ref, rule, occurrence from findings_card where subject_ref = any(%s)"


@snapshot
class About:
    """What a card is about: subject, office and desk that answer for it, and where it lies."""

    kind: str
    ref: str
    case_id: int | None
    office_id: int
    calendar_id: int
    desk_id: int | None
    places: Mapping[ScopeKind, int | None]


@snapshot
class Found:
    """A sighting with what it is about, and who did the acts on which it rests."""

    sighting: Sighting
    about: About
    actors: tuple[str, ...]


def raise_all(found: Sequence[Found], by: Actor, now: datetime) -> int:
    """Raise a card for each that has none yet; how many are new. One statement, and one more for each new card."""
    if not found:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, (sorted({one.about.ref for one in found}),))
        standing = set(cursor.fetchall())
        new = 0
        for one in found:
            if (one.about.ref, one.sighting.rule, one.sighting.occurrence) not in standing:
                cursor.execute(_RAISE, _values(one, by, now))
                new += cursor.rowcount
    return new


def _values(found: Found, by: Actor, now: datetime) -> tuple[Any, ...]:
    seen, about, rule = found.sighting, found.about, RULES[found.sighting.rule]
    ref, level = new_ref(), first_level(about.places)
    due = calendars.calendar(about.calendar_id).closing_after(now, rule.answer_days) if rule.answer_days else None
    body = {
        "rule": rule.code, "version": rule.version, "colour": rule.colour, "subject": about.ref,
        "kind": about.kind, "lines": list(seen.lines), "due": due, **seen.facts,
    }  # fmt: skip
    line = Line("raise_card", body, now, law=rule.law)
    told = link("card", ref, 0, b"", line, by.ref)
    row = (
        ref, rule.code, rule.version, rule.colour, about.kind, about.ref, seen.occurrence, list(seen.lines),
        sorted(set(found.actors)), json.dumps(dict(seen.facts)), about.case_id, about.office_id, about.desk_id,
        *(about.places.get(place) for place in _PLACES), level, min(seen.at, now), now, due, CardState.OPEN, told.seq,
        told.hash, "", "", "", "", "", "",
    )  # fmt: skip
    return (*row, *entry_values(ref, line, told, by))


def locked(ref: str) -> Card:
    """The card, nobody else's until the act ends; refuses with CardUnknown."""
    row = Card.objects.select_for_update(of=("self",)).filter(ref=ref).first()
    if row is None:
        raise CardUnknown(ref=ref)
    return row


def places_of(row: Card) -> Mapping[ScopeKind, int | None]:
    """Where what a card is about lies."""
    return {place: getattr(row, f"{place}_id") for place in _PLACES}


def move(row: Card, step: CardMove, line: Line, by: Actor, sets: Mapping[str, object], now: datetime) -> None:
    """Take one step of a locked card's life, with what goes with it, and tell it. Refuses with WrongState."""
    state = CARD_LIFE.after(step, CardState(row.state))
    closed = {"closed_at": now} if state in CLOSED else {}
    _write(row, {**sets, **closed, "state": state})
    remark(row, line, by)


def change(row: Card, line: Line, by: Actor, sets: Mapping[str, object]) -> None:
    """Change what is no step of its life, and tell it."""
    _write(row, sets)
    remark(row, line, by)


def remark(row: Card, line: Line, by: Actor) -> None:
    """Tell something of a locked card."""
    told = tell(Subject("card", TABLE, row.pk, row.ref, row.journal_seq, bytes(row.journal_head)), line, by)
    row.journal_seq, row.journal_head = told.seq, told.hash


def _write(row: Card, sets: Mapping[str, object]) -> None:
    for name, value in sets.items():
        setattr(row, name, value)
    row.save(update_fields=_names(sets))


def _names(sets: Iterable[str]) -> list[str]:
    return list(sets)

"""Rectification 整改: an item set up lawfully and done otherwise than it says is put right by a day.

Whoever watches opens such a task; what the records themselves show opens one without anybody, and closes it when it is
so no more. An office never says of its own item that it is in order again.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import islice

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotInList, must_hold, told
from yimen.registries.catalogue import moves
from yimen.registries.catalogue.models import Item, Rectification
from yimen.registries.catalogue.reform.findings import Finding, found_to_json
from yimen.registries.catalogue.refusals import NotByTheOfficeItself, RectificationClosed
from yimen.registries.catalogue.review import allow
from yimen.registries.dated import day_of, new_ref
from yimen.registries.offices import queries as offices

DEVIATIONS = ("extra_step", "extra_material", "longer_time", "no_basis", "stale_list", "other")
WATCHERS = (Role.REFORM_OFFICE, Role.LEGAL_REVIEWER, Role.SUPERVISOR)
TO_MEND = timedelta(days=20)
"""How long an office has for what was found by itself."""
SLICE = 50
FOUND_NO_MORE = "found_no_more"


@snapshot
class RectificationOpened:
    ref: str


@snapshot
class Rectified:
    ref: str


@snapshot
class RectificationsFollowed:
    """How many tasks were opened by what is found now, and how many closed because it is found no more."""

    opened: int
    closed: int


@operation
def open_rectification(
    item_ref: str, deviation: str, found: str, due_on: date, *, by: Actor, now: datetime
) -> RectificationOpened:
    """Open a task to put an item right by a day; by the reform, legal or supervision office.

    Refuses with NotAllowed, ItemUnknown, NotInList, ImpossibleDates or Missing.
    """
    must_hold(by, *WATCHERS)
    item = moves.lock("i.ref = %s", item_ref)
    if deviation not in DEVIATIONS:
        raise NotInList(field="deviation")
    if due_on < day_of(now):
        raise ImpossibleDates()
    row = Rectification.objects.create(
        ref=new_ref(), item_id=item.id, deviation=deviation, found=_said(found, "found"), due_on=due_on, opened_at=now
    )
    return _opened(row, item_ref, by, now)


@operation
def close_rectification(ref: str, mended: str, *, by: Actor, now: datetime) -> Rectified:
    """Say that it was put right and how; by those who may open one, and never by the office whose item it is.

    Refuses with NotAllowed, NoSuchThing, NotByTheOfficeItself, RectificationClosed or Missing.
    """
    must_hold(by, *WATCHERS)
    row = Rectification.objects.select_for_update(of=("self",)).select_related("item").filter(ref=ref).first()
    if row is None:
        raise NoSuchThing(what="rectification")
    if row.item.office_id in by.offices(*WATCHERS):
        raise NotByTheOfficeItself()
    if row.closed_at is not None:
        raise RectificationClosed()
    _close(row, _said(mended, "mended"), by, now)
    return Rectified(ref)


@operation
def follow_rectifications(found: Iterable[Finding], *, by: Actor, now: datetime) -> RectificationsFollowed:
    """Close the tasks opened by itself that the records show no more; open one for each finding that has none open.

    At most SLICE are opened at a time, so that nobody who amends one of their items waits long; the rest by the next
    call. What was closed, by anybody, is opened again only when it showed itself after that. A task that somebody
    opened stays as it is. By the system alone; refuses with OnlyBySystem.
    """
    allow.must_be_system(by)
    shown = {(one.item_ref, one.sign): one for one in found}
    open_ = Rectification.objects.select_for_update(of=("self",)).select_related("item").filter(closed_at=None)
    standing = {(row.item.ref, row.sign): row for row in open_.exclude(sign="")}
    gone = [row for key, row in standing.items() if key not in shown]
    for row in gone:
        _close(row, FOUND_NO_MORE, by, now)
    fresh = (one for key, one in shown.items() if key not in standing)
    opened = islice((one for one in fresh if _open_by_itself(one, by, now)), SLICE)
    return RectificationsFollowed(sum(1 for _ in opened), len(gone))


def _open_by_itself(one: Finding, by: Actor, now: datetime) -> bool:
    """Whether a task was opened: not for an item that is gone, nor for what was closed since it last showed itself."""
    item = Item.objects.filter(ref=one.item_ref).first()
    before = Rectification.objects.filter(item__ref=one.item_ref, sign=one.sign, closed_at__gte=one.at)
    if item is None or before.exists():
        return False
    centre = offices.centre(one.centre_ref, day_of(now)) if one.centre_ref else None
    row = Rectification.objects.create(
        ref=new_ref(), item_id=item.id, deviation=one.deviation, facts=found_to_json(one.found),
        due_on=day_of(now) + TO_MEND, opened_at=now, sign=one.sign, centre_id=centre.id if centre else None,
    )  # fmt: skip
    _opened(row, one.item_ref, by, now)
    return True


def _opened(row: Rectification, item_ref: str, by: Actor, now: datetime) -> RectificationOpened:
    body = {
        "item": item_ref,
        "deviation": row.deviation,
        "sign": row.sign,
        "due_on": row.due_on,
        "found": digest(_words_or_facts(row).encode(), row.ref.encode()),
    }
    tell(_subject(row), Line("open_rectification", body, now), by)
    return RectificationOpened(row.ref)


def _words_or_facts(row: Rectification) -> str:
    return row.found or json.dumps(row.facts, sort_keys=True, ensure_ascii=False)


def _close(row: Rectification, mended: str, by: Actor, now: datetime) -> None:
    row.mended, row.closed_at = mended, now
    row.save(update_fields=["mended", "closed_at"])
    body = {"sign": row.sign, "mended": digest(mended.encode(), row.ref.encode())}
    tell(_subject(row), Line("close_rectification", body, now), by)


def _subject(row: Rectification) -> Subject:
    return Subject(
        "rectification", "catalogue_rectification", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)
    )


def _said(typed: str, field: str) -> str:
    if not (text := told(typed, field)):
        raise Missing(field=field)
    return text

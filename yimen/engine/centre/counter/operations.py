"""At the counter: results handed out together, and instant items that could not be finished while somebody waited."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from django.db import connection

from yimen.engine.case.cases import allow, clocks, moves
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as cases_read
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.known import completed
from yimen.engine.case.cases.operations import Written
from yimen.engine.case.cases.operations.receiving import Submitted
from yimen.engine.case.cases.refusals import NoDesk, NotYet
from yimen.engine.case.cases.weighed import Part
from yimen.engine.centre.appointments.operations.coming import served_by_appointment
from yimen.engine.centre.counter import queries
from yimen.engine.centre.counter.allow import must_be_in_scope
from yimen.engine.papers.dossiers import sniffing
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import NotYourRole
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.evidence import Line, digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.papers.scans import LEAST_DOTS, too_coarse
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.time.deadline import Side
from yimen.registries.calendars import queries as calendars
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of
from yimen.registries.people import queries as people


class NotReady(Refusal):
    """A result does not lie ready for this party here, or none was chosen."""

    code: ClassVar[str] = "counter.not_ready"


class NothingTaken(Refusal):
    """No page was taken under the camera."""

    code: ClassVar[str] = "counter.nothing_taken"


class PageTooCoarse(Refusal):
    """A page was taken too small to be read: it is taken again, and nothing of this material was kept."""

    code: ClassVar[str] = "counter.page_too_coarse"
    page: int
    dots: int
    least: int


class NotInstant(Refusal):
    """The case goes the ordinary way already: only what was to be finished at the window falls back to it."""

    code: ClassVar[str] = "counter.not_instant"


@operation
def receive(
    item_ref: str,
    party_ref: str,
    answers: tuple[str, ...],
    form: Mapping[str, str],
    office_ref: str = "",
    *,
    by: Actor,
    now: datetime,
) -> Submitted:
    """Take an application in where the clerk stands: what the counter's group takes, and any item outside of groups.

    What the party's own record knows and the form leaves empty is filled in: nobody types it a second time. Refuses
    with OutOfScope, naming where it is taken in, and as the case's own `receive` does.
    """
    must_be_in_scope(item_ref, by, now)
    form = _with_the_known(item_ref, party_ref, form, now)
    taken_in = cases.receive(item_ref, party_ref, answers, form, office_ref, by=by.within(), now=now)
    served_by_appointment(taken_in.ref, by.within(), now)
    return taken_in


@operation
def finish_draft(
    ref: str, party_ref: str, written: Written | None = None, office_ref: str = "", *, by: Actor, now: datetime
) -> Submitted:
    """Hand a draft from the web in where the clerk stands. Refuses with OutOfScope, and as the cases' own does."""
    item = cases_read.item_of_draft(ref)
    if item is not None:
        must_be_in_scope(item, by, now)
    if item is not None and written is not None:
        written = replace(written, form=_with_the_known(item, party_ref, written.form, now))
    taken_in = cases.finish_draft(ref, party_ref, written, office_ref, by=by.within(), now=now)
    served_by_appointment(taken_in.ref, by.within(), now)
    return taken_in


def _with_the_known(item_ref: str, party_ref: str, form: Mapping[str, str], now: datetime) -> Mapping[str, str]:
    item, party = catalogue.in_force(item_ref, now), people.party(party_ref)
    return completed(item.terms.fields, form, party) if item and party else form


@snapshot
class Scanned:
    """The pages of one material as they were taken under the camera of a counter."""

    ref: str
    files: tuple[str, ...]


@operation
def scan_pages(ref: str, material: str, pages: tuple[bytes, ...], *, by: Actor, now: datetime) -> Scanned:
    """Take the pages of a material in as they lie under the document camera 高拍仪: every one of them, or none.

    Refuses with NothingTaken, PageTooCoarse for a page that nobody could read, and as `attach_to_case` does.
    """
    if not pages:
        raise NothingTaken()
    for number, content in enumerate(pages, start=1):
        seen = sniffing.sniff(content, _page_name(number))
        if too_coarse(seen.width, seen.height):
            raise PageTooCoarse(page=number, dots=min(seen.width, seen.height), least=LEAST_DOTS)
    # One taking is one asking: the pages belong to it.
    alone = replace(by, errand=None)
    kept = tuple(
        cases.attach_to_case(ref, material, _page_name(number), content, by=alone, now=now).ref
        for number, content in enumerate(pages, start=1)
    )
    return Scanned(ref, kept)


def _page_name(number: int) -> str:
    return f"高拍第{number}页.jpg"


@snapshot
class HandedOut:
    """Results that went out together."""

    cases: tuple[str, ...]


@operation
def hand_out(party_ref: str, case_refs: tuple[str, ...], signature: str, *, by: Actor, now: datetime) -> HandedOut:
    """Hand several results of one party out at once: all of them or none.

    Refuses with NotYourRole for anybody but a window, NotReady, and as `deliver` does (FeesOutstanding).
    """
    if not by.has_role(Role.WINDOW):
        raise NotYourRole(act="deliver")
    lying = {row.ref for row in queries.ready(party_ref, by)}
    chosen = tuple(dict.fromkeys(case_refs))
    if not chosen or not lying.issuperset(chosen):
        raise NotReady()
    # One errand is one asking: the single handings-out belong to it.
    alone = replace(by, errand=None)
    for ref in chosen:
        cases.deliver(ref, "window", signature, by=alone, now=now)
    return HandedOut(chosen)


@snapshot
class FellBack:
    """A case that goes the ordinary way now."""

    ref: str


_DECIDER = """
select id from people_post where role = 'decider' and office_id = %s and valid @> %s::date order by rank, id limit 1
"""


@operation
def fall_back(ref: str, reason: str, *, by: Actor, now: datetime) -> FellBack:
    """An instant item 即办件 that could not be finished while the applicant waited goes the ordinary way from here on.

    Its clocks and its promise stay as they were told; the miss is counted. Refuses with NotYourDesk, NotInstant,
    NoDesk, TextMissing or WrongState.
    """
    file = moves.read(ref, by, now, None, frozenset({Part.POWERS}))
    allow.at_desk(file, "hand_over", *allow.AT_THE_WINDOW)
    return _ordinary(file, reason, by, now)


TIME_OVER = "承诺的时间已到，没有当场办结，自动转普通程序。"


@operation
def fall_back_late(ref: str, *, by: Actor, now: datetime) -> FellBack:
    """An instant item whose promised time ran out at the window goes the ordinary way by itself; the miss is counted.

    Only the clockwork calls it. Refuses with NotYet while there is time, else as `fall_back` does.
    """
    file = moves.read(ref, by, now, None, frozenset({Part.POWERS, Part.CLOCKS}))
    allow.the_system(file, by)
    calendar = calendars.at_revision(file.calendar_id, file.calendar_revision)
    promised = [one for one in clocks.deadlines(file.clocks, file.ledger) if one.side is Side.PROMISED]
    due_at = clocks.due_of((one.as_of(now) for one in promised), calendar)
    if due_at is None or now <= due_at:
        raise NotYet(act="fall_back")
    return _ordinary(file, TIME_OVER, by, now)


def _ordinary(file: CaseFile, reason: str, by: Actor, now: datetime) -> FellBack:
    if len(file.route) > 1 or file.terms.instant != "yes":
        raise NotInstant()
    if file.state not in OPEN_STATES:
        raise WrongState(state=file.state, move="hand_over")
    said = must_be_said("reason", reason, 500)
    line = Line("fall_back", {"reason": digest(said.encode(), file.ref.encode())}, now)
    note = moves.insert("cases_note", {"author": by.ref, "text": said, "written_at": now})
    moves.remark(file, line, by, {"route": [*file.route, _decider(file, now)]}, [note])
    return FellBack(file.ref)


def _decider(file: CaseFile, now: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_DECIDER, (file.desk_office, day_of(now)))
        row = cursor.fetchone()
    if row is None:
        raise NoDesk(office=file.office_name, role=Role.DECIDER)
    return int(row[0])

"""Hearings and expert reviews as special procedures: calling one stops the statutory clock, its record ends it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from yimen.engine.case.cases import allow, asides, moves
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.moves import Moved
from yimen.engine.case.cases.naming import named
from yimen.engine.case.cases.operations.time import close_special, open_special
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.case.hearings import moves as hearings
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.authority import NotYourRole, must_be_formal
from yimen.kernel.case_life import CASE_LIFE, CaseMove, CaseState
from yimen.kernel.evidence import Line, digest
from yimen.kernel.hearings import (
    HearingKind,
    HearingUnknown,
    must_be_in_time,
    must_be_led_by_another,
    must_have_experts,
)
from yimen.kernel.text import must_be_clean, must_be_said
from yimen.kernel.time.deadline import SpecialGround
from yimen.registries.calendars import queries as calendars

ART_48 = "行政许可法第四十八条"


@operation
def call_hearing(
    ref: str,
    kind: HearingKind,
    topic: str,
    when_and_where: tuple[datetime, str],
    presider: str,
    participants: Sequence[str],
    *,
    by: Actor,
    now: datetime,
) -> Moved:
    """Call a hearing 听证 or an expert review 专家评审: the special procedure opens, and the notice goes out.

    It is led by somebody formal without an interest, who neither examined the application nor sits where it is
    examined. Refuses with CalledTooLate (seven working days), PresiderNotApart, NamedUnfit, TooFewExperts, HearingOpen,
    or as `open_special`.
    """
    held_at, place = when_and_where
    file = moves.read(ref, by, now)
    officer = allow.at_desk(file, "open_special", *allow.WHO_REVIEWS)
    CASE_LIFE.after(CaseMove.OPEN_SPECIAL, file.state)
    calendar = calendars.at_revision(file.calendar_id, file.calendar_revision)
    must_be_in_time(kind, calendar, now, held_at)
    leads = next(iter(named((presider,), file, now)), None)
    if leads is None:
        raise NotYourRole(act="lead_hearing")
    _must_not_examine(file, leads.staff_id, leads.posts, officer.staff_id)
    names = tuple(must_be_said("participants", one, 100).strip() for one in participants if one.strip())
    must_have_experts(kind, names)
    facts = {
        "case_id": file.id, "case_ref": file.ref, "case_number": file.number, "item_name": asides.item_name_of(file),
        "kind": kind, "topic": must_be_said("topic", topic, 1000), "held_at": held_at,
        "place": must_be_said("place", place, 200), "presider_id": leads.staff_id, "participants": list(names),
    }  # fmt: skip
    hearing = hearings.call(facts, now)
    days = (calendar.day_of(held_at) - calendar.day_of(now)).days + 1
    us = replace(by, errand=None)
    open_special(ref, SpecialGround(kind), days, topic, by=us, now=now)
    body = {"hearing": hearing, "kind": kind, "held_at": held_at, "presider": leads.ref}
    return moves.remark(moves.read(ref, by, now), Line("hearing_called", body, now, law=ART_48), by)


def _must_not_examine(file: CaseFile, presider: int, posts: frozenset[int], *examining: int) -> None:
    """Art. 48(3): nobody who examined the application, or holds a desk at which it is examined, leads its hearing."""
    desks = {*file.route[1:-1], file.desk_id}
    at_a_desk = (presider,) if posts & desks else ()
    must_be_led_by_another(presider, (*examining, *file.reviewers, *file.reviewed_before, *at_a_desk))


@operation
def record_hearing(hearing: str, record: str, result: str, *, by: Actor, now: datetime) -> Moved:
    """Write the record of what was said and what came of it, by whoever led it; the decision stands on it (art. 48).

    Refuses with HearingUnknown, NotHeldYet, TextMissing, NotFormal, OwnMatter, StoodAside or PresiderNotApart.
    """
    case_ref, presider = hearings.open_one(hearing)
    if by.staff_id != presider:
        raise HearingUnknown(ref=hearing)
    file = moves.read_freely(case_ref, by, now)
    officer = allow.officer_of(file, "lead_hearing")
    must_be_formal(officer.formal)
    allow.foreign(file, officer)
    _must_not_examine(file, officer.staff_id, frozenset(hold.post_id for hold in officer.holds))
    said, found = must_be_said("record", record, 20_000), must_be_said("result", result, 2000)
    hearings.record(hearing, said, found, now)
    body = {"hearing": hearing, "record": digest(said.encode(), hearing.encode())}
    return moves.remark(file, Line("hearing_recorded", body, now, law=ART_48), by)


@operation
def call_off_hearing(hearing: str, reason: str, *, by: Actor, now: datetime) -> Moved:
    """Call a hearing off with the reason, by the desk at which the case lies; the special procedure ends with it.

    The clock runs on: it stood still for the hearing alone. Refuses with HearingUnknown, NotYourDesk or TextMissing.
    """
    case_ref, _ = hearings.open_one(hearing)
    try:
        file = moves.read(case_ref, by, now)
    except CaseUnknown:
        raise HearingUnknown(ref=hearing) from None
    allow.at_desk(file, "open_special", *allow.WHO_REVIEWS)
    said = must_be_clean("reason", must_be_said("reason", reason, 500), 500)
    hearings.call_off(hearing, said, now)
    # While a hearing has no record no other procedure can be open: this is the one that its call opened.
    if file.state is CaseState.SPECIAL_OPEN:
        close_special(file.ref, said, by=replace(by, errand=None), now=now)
        file = moves.read(file.ref, by, now)
    return moves.remark(file, Line("hearing_called_off", {"hearing": hearing}, now, law=ART_48), by)

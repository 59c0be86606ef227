"""Doing: each act after the decision as its form says it, one operation each."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TypeVar

from django.http import QueryDict
from django.utils.timezone import make_aware

from yimen.engine.case.cases import operations as cases
from yimen.engine.case.errata import operations as errata
from yimen.engine.publication.disclosures import operations as disclosures
from yimen.engine.records.archives import operations as archives
from yimen.kernel.actor import Actor
from yimen.kernel.disclosure import TakeDownGround
from yimen.kernel.endings import CancelGround, GroundUnknown
from yimen.kernel.hearings import HearingKind
from yimen.kernel.writing import ImpossibleDates, NotInList
from yimen.threshold import clock
from yimen.threshold.run import run

R = TypeVar("R")
Doing = Callable[[str, QueryDict, Actor], object]


def _run(act: Callable[..., R], me: Actor, typed: QueryDict, *facts: object) -> R:
    return run(act, *facts, by=me, now=clock.now(), key=typed.get("key", ""))


def day_in(typed: QueryDict, name: str) -> date:
    """A day as it was typed; refuses with ImpossibleDates."""
    try:
        return date.fromisoformat(typed.get(name, ""))
    except ValueError:
        raise ImpossibleDates() from None


def _moment(typed: QueryDict, name: str) -> datetime:
    """A moment as it was typed, in the city's own time; refuses with ImpossibleDates."""
    try:
        return make_aware(datetime.fromisoformat(typed.get(name, "")))
    except ValueError:
        raise ImpossibleDates() from None


def _call_hearing(ref: str, typed: QueryDict, me: Actor) -> object:
    try:
        kind = HearingKind(typed.get("kind", ""))
    except ValueError:
        raise NotInList(field="kind") from None
    who = [one.strip() for one in typed.get("participants", "").splitlines() if one.strip()]
    where = (_moment(typed, "held_at"), typed.get("place", ""))
    return _run(cases.call_hearing, me, typed, ref, kind, typed.get("topic", ""), where, typed.get("presider", ""), who)


def _ground(typed: QueryDict) -> TakeDownGround:
    try:
        return TakeDownGround(typed.get("ground", ""))
    except ValueError:
        raise NotInList(field="ground") from None


def _cancel_ground(typed: QueryDict) -> CancelGround:
    try:
        return CancelGround(typed.get("ground", ""))
    except ValueError:
        raise GroundUnknown() from None


DOING: Mapping[str, Doing] = {
    "archive": lambda ref, typed, me: _run(archives.archive_case, me, typed, ref),
    "archive_anew": lambda ref, typed, me: _run(archives.archive_anew, me, typed, ref),
    "assign_check": lambda ref, typed, me: _run(
        cases.assign_check, me, typed, ref, typed.get("first", ""), typed.get("second", "")
    ),
    "pass_check": lambda ref, typed, me: _run(cases.pass_check, me, typed, ref, typed.get("finding", "")),
    "report_false": lambda ref, typed, me: _run(cases.report_false, me, typed, ref, typed.get("finding", "")),
    "clear_check": lambda ref, typed, me: _run(cases.clear_check, me, typed, ref, typed.get("finding", "")),
    "order_mending": lambda ref, typed, me: _run(
        cases.order_mending, me, typed, ref, typed.get("finding", ""), day_in(typed, "until")
    ),
    "call_hearing": _call_hearing,
    "call_off_hearing": lambda ref, typed, me: _run(
        cases.call_off_hearing, me, typed, typed.get("hearing", ""), typed.get("reason", "")
    ),
    "propose_erratum": lambda ref, typed, me: _run(
        errata.propose_erratum,
        me,
        typed,
        ref,
        typed.get("paper", ""),
        typed.get("place", ""),
        (typed.get("wrong", ""), typed.get("right", "")),
        typed.get("reason", ""),
    ),
    "confirm_erratum": lambda ref, typed, me: _run(errata.confirm_erratum, me, typed, typed.get("erratum", "")),
    "reject_erratum": lambda ref, typed, me: _run(
        errata.reject_erratum, me, typed, typed.get("erratum", ""), typed.get("reason", "")
    ),
    "suspend_certificate": lambda ref, typed, me: _run(
        cases.suspend_certificate, me, typed, typed.get("certificate", ""), typed.get("reason", "")
    ),
    "restore_certificate": lambda ref, typed, me: _run(
        cases.restore_certificate, me, typed, typed.get("certificate", ""), typed.get("reason", "")
    ),
    "cancel_certificate": lambda ref, typed, me: _run(
        cases.cancel_certificate,
        me,
        typed,
        typed.get("certificate", ""),
        _cancel_ground(typed),
        typed.get("reason", ""),
    ),
    "take_down": lambda ref, typed, me: _run(
        disclosures.take_down, me, typed, typed.get("disclosure", ""), _ground(typed), typed.get("reason", "")
    ),
}
"""What a form after the decision may ask for."""

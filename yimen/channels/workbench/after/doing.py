"""Doing: each act after the decision as its form says it, one operation each."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from django.http import QueryDict

from yimen.engine.case.cases import operations as cases
from yimen.engine.case.errata import operations as errata
from yimen.engine.publication.disclosures import operations as disclosures
from yimen.engine.records.archives import operations as archives
from yimen.kernel.actor import Actor
from yimen.kernel.disclosure import TakeDownGround
from yimen.kernel.endings import CancelGround, GroundUnknown
from yimen.kernel.hearings import HearingKind
from yimen.kernel.writing import NotInList
from yimen.threshold import clock, typed
from yimen.threshold.run import run

R = TypeVar("R")
Doing = Callable[[str, QueryDict, Actor], object]


def _run(act: Callable[..., R], me: Actor, said: QueryDict, *facts: object) -> R:
    return run(act, *facts, by=me, now=clock.now(), key=said.get("key", ""))


def _call_hearing(ref: str, said: QueryDict, me: Actor) -> object:
    try:
        kind = HearingKind(said.get("kind", ""))
    except ValueError:
        raise NotInList(field="kind") from None
    who = [one.strip() for one in said.get("participants", "").splitlines() if one.strip()]
    where = (typed.moment(said, "held_at"), said.get("place", ""))
    return _run(cases.call_hearing, me, said, ref, kind, said.get("topic", ""), where, said.get("presider", ""), who)


def _ground(said: QueryDict) -> TakeDownGround:
    try:
        return TakeDownGround(said.get("ground", ""))
    except ValueError:
        raise NotInList(field="ground") from None


def _cancel_ground(said: QueryDict) -> CancelGround:
    try:
        return CancelGround(said.get("ground", ""))
    except ValueError:
        raise GroundUnknown() from None


DOING: Mapping[str, Doing] = {
    "archive": lambda ref, said, me: _run(archives.archive_case, me, said, ref),
    "archive_anew": lambda ref, said, me: _run(archives.archive_anew, me, said, ref),
    "assign_check": lambda ref, said, me: _run(
        cases.assign_check, me, said, ref, said.get("first", ""), said.get("second", "")
    ),
    "pass_check": lambda ref, said, me: _run(cases.pass_check, me, said, ref, said.get("finding", "")),
    "report_false": lambda ref, said, me: _run(cases.report_false, me, said, ref, said.get("finding", "")),
    "clear_check": lambda ref, said, me: _run(cases.clear_check, me, said, ref, said.get("finding", "")),
    "order_mending": lambda ref, said, me: _run(
        cases.order_mending, me, said, ref, said.get("finding", ""), typed.day(said, "until")
    ),
    "call_hearing": _call_hearing,
    "call_off_hearing": lambda ref, said, me: _run(
        cases.call_off_hearing, me, said, said.get("hearing", ""), said.get("reason", "")
    ),
    "propose_erratum": lambda ref, said, me: _run(
        errata.propose_erratum,
        me,
        said,
        ref,
        said.get("paper", ""),
        said.get("place", ""),
        (said.get("wrong", ""), said.get("right", "")),
        said.get("reason", ""),
    ),
    "confirm_erratum": lambda ref, said, me: _run(errata.confirm_erratum, me, said, said.get("erratum", "")),
    "reject_erratum": lambda ref, said, me: _run(
        errata.reject_erratum, me, said, said.get("erratum", ""), said.get("reason", "")
    ),
    "suspend_certificate": lambda ref, said, me: _run(
        cases.suspend_certificate, me, said, said.get("certificate", ""), said.get("reason", "")
    ),
    "restore_certificate": lambda ref, said, me: _run(
        cases.restore_certificate, me, said, said.get("certificate", ""), said.get("reason", "")
    ),
    "cancel_certificate": lambda ref, said, me: _run(
        cases.cancel_certificate,
        me,
        said,
        said.get("certificate", ""),
        _cancel_ground(said),
        said.get("reason", ""),
    ),
    "take_down": lambda ref, said, me: _run(
        disclosures.take_down, me, said, said.get("disclosure", ""), _ground(said), said.get("reason", "")
    ),
}
"""What a form after the decision may ask for."""

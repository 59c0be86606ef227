"""Doing: each act after the decision as its form says it, one operation each."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from django.http import QueryDict

from yimen.engine.archives import operations as archives
from yimen.engine.cases import operations as cases
from yimen.engine.disclosures import operations as disclosures
from yimen.kernel.actor import Actor
from yimen.kernel.disclosure import Ground
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


def _ground(typed: QueryDict) -> Ground:
    try:
        return Ground(typed.get("ground", ""))
    except ValueError:
        raise NotInList(field="ground") from None


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
    "take_down": lambda ref, typed, me: _run(
        disclosures.take_down, me, typed, typed.get("disclosure", ""), _ground(typed), typed.get("reason", "")
    ),
}
"""What a form after the decision may ask for."""

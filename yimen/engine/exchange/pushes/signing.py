"""Signing: the key that a system and this house share, and what a push says. The key follows from the reference."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from yimen.engine.exchange import signed
from yimen.engine.exchange.signed import is_signed as is_signed
from yimen.engine.exchange.signed import signature as signature
from yimen.kernel.pushes import PushUnreadable, PushVerb
from yimen.kernel.review_sheets import PointAnswer, PointFinding
from yimen.kernel.snapshot import snapshot
from yimen.registries.people.vault import derived_token

MOST = 20_000
LONGEST_TEXT = 4000
MOST_POINTS = 100


def key_of(system_ref: str, edition: int) -> str:
    """The key of a system: shown once when it is opened or renewed, derived again whenever a push is checked."""
    return derived_token(system_ref, f"own system\x1f{edition}")


@snapshot
class Said:
    """What a push says."""

    number: int
    verb: PushVerb
    case_number: str
    officer: str
    happened_at: datetime
    texts: Mapping[str, str]
    points: tuple[PointAnswer, ...]
    """The answers to the review sheet, of a review, a grant or a denial."""


TEXTS = ("subtask", "opinion", "advice", "finding", "result", "basis", "reasons", "law", "remedies", "reason", "text")


def understood(body: bytes) -> Said:
    """What a signed body says. Refuses with PushUnreadable."""
    told = _object(body)
    number, happened = told.get("number"), _moment(told.get("happened_at"))
    if not isinstance(number, int) or not 0 < number < 10**15:
        raise PushUnreadable(field="number")
    verb = told.get("verb")
    if verb not in list(PushVerb):
        raise PushUnreadable(field="verb")
    unknown = told.keys() - {"number", "verb", "case", "officer", "happened_at", "points", *TEXTS}
    if unknown:
        raise PushUnreadable(field=min(unknown))
    texts = {name: _text(told.get(name, ""), name) for name in ("case", "officer", *TEXTS)}
    points = _points(told.get("points", []))
    return Said(number, PushVerb(verb), texts.pop("case"), texts.pop("officer"), happened, texts, points)


def _points(told: object) -> tuple[PointAnswer, ...]:
    """Answers as they are written over the wire: a code, a finding, and a note where one is needed."""
    if not isinstance(told, list) or len(told) > MOST_POINTS:
        raise PushUnreadable(field="points")
    return tuple(_point(one) for one in told)


def _point(told: object) -> PointAnswer:
    if not isinstance(told, dict) or told.keys() - {"code", "finding", "note"}:
        raise PushUnreadable(field="points")
    code, found, note = (_text(told.get(name, ""), "points") for name in ("code", "finding", "note"))
    if found not in list(PointFinding):
        raise PushUnreadable(field="points")
    return PointAnswer(code, PointFinding(found), note)


def _object(body: bytes) -> dict[str, Any]:
    told = signed.told(body)
    if told is None:
        raise PushUnreadable(field="body")
    return told


def _moment(told: object) -> datetime:
    try:
        moment = datetime.fromisoformat(str(told))
    except ValueError:
        raise PushUnreadable(field="happened_at") from None
    if moment.tzinfo is None or not 1900 <= moment.year < 2200:
        raise PushUnreadable(field="happened_at")
    return moment


def _text(told: object, field: str) -> str:
    if not isinstance(told, str) or len(told) > LONGEST_TEXT:
        raise PushUnreadable(field=field)
    return told

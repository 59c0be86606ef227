"""The life of a voice 民声: what people ask or say of public matters, one number each, from whichever way it came.

One desk takes in and hands out, whoever answers: a department never speaks past it, nor passes a voice on by itself.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import JOINERS
from yimen.kernel.time.limit import Limit, Unit


class VoiceWay(StrEnum):
    """By which way it came; all lead to the one desk."""

    WEB = "web"
    API = "api"
    WINDOW = "window"
    PHONE = "phone"
    POST = "post"
    """A post 微博 on a channel that is watched."""
    INTERVIEW = "interview"
    """A question of an interview that nobody answered there."""


class VoiceKind(StrEnum):
    """What somebody wants by it."""

    QUESTION = "question"
    SUGGESTION = "suggestion"
    HELP = "help"
    COMPLAINT = "complaint"
    PRAISE = "praise"


class VoiceTopic(StrEnum):
    """What it is about."""

    SERVICE = "service"
    HOUSING = "housing"
    TRAFFIC = "traffic"
    ENVIRONMENT = "environment"
    MARKET = "market"
    EDUCATION = "education"
    HEALTH = "health"
    SECURITY = "security"
    ENTERPRISE = "enterprise"
    VILLAGE = "village"
    OTHER = "other"


class VoiceState(StrEnum):
    RECEIVED = "received"
    ASSIGNED = "assigned"
    ANSWERED = "answered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class VoiceMove(StrEnum):
    ASSIGN = "assign"
    GIVE_BACK = "give_back"
    ANSWER = "answer"
    RETURN = "return"
    CLOSE = "close"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"


_S, _M = VoiceState, VoiceMove

VOICE_LIFE: Lifecycle[VoiceState, VoiceMove] = Lifecycle(
    start=_S.RECEIVED,
    moves={
        _M.ASSIGN: (frozenset({_S.RECEIVED}), _S.ASSIGNED),
        # Not ours: back to the one desk with the reason; a department hands nothing on to another.
        _M.GIVE_BACK: (frozenset({_S.ASSIGNED}), _S.RECEIVED),
        _M.ANSWER: (frozenset({_S.ASSIGNED}), _S.ANSWERED),
        _M.RETURN: (frozenset({_S.ANSWERED}), _S.ASSIGNED),
        _M.CLOSE: (frozenset({_S.ANSWERED}), _S.CLOSED),
        _M.REOPEN: (frozenset({_S.CLOSED}), _S.ASSIGNED),
        _M.WITHDRAW: (frozenset({_S.RECEIVED, _S.ASSIGNED}), _S.WITHDRAWN),
    },
)
OPEN = frozenset({_S.RECEIVED, _S.ASSIGNED, _S.ANSWERED})

HANDED_OUT_WITHIN = timedelta(hours=4)
"""By the clock: the desk is manned day and night."""
RESPONDED_WITHIN = Limit(Decimal(7), Unit.HOUR)
"""Until the department says that it is at it: one day of its office hours."""
ANSWERED_WITHIN = Limit(Decimal(35), Unit.HOUR)
ANSWERED_AGAIN_WITHIN = Limit(Decimal(14), Unit.HOUR)
"""After an answer that was no answer, or one that did not help."""

HIDDEN = "＊"
_SIGNS = dict.fromkeys("‐‑‒–—−·", "-") | dict.fromkeys(JOINERS, "-")
_GAP = "[ -]{0,2}"
"""As people group their digits."""
_CARD = (
    rf"[1-9](?:{_GAP}\d){{5}}{_GAP}(?:1{_GAP}9|2{_GAP}0)(?:{_GAP}\d){{2}}{_GAP}(?:0{_GAP}[1-9]|1{_GAP}[0-2])"
    rf"{_GAP}(?:[0-2]{_GAP}\d|3{_GAP}[01])(?:{_GAP}\d){{3}}{_GAP}[\dXx]"
)
_PHONE = rf"(?:(?:\+|00)?86{_GAP})?1[3-9]\d(?:(?:{_GAP}\d){{8}}|\.\d{{4}}\.\d{{4}})"
_ACCOUNT = r"\d{16,19}|[3-9]\d{3}(?:[ -]{1,2}\d{4}){3}(?:[ -]{0,2}\d{1,3})?"
_PASSPORT = r"(?<![A-Za-z])(?:[CDEGHMPS]\d{8}|[HM]\d{10}|E[A-Z]\d{7})"
_TELLING = re.compile(
    rf"(?<!\d)(?:{_CARD}|{_PHONE}|{_ACCOUNT}|{_PASSPORT})(?!\d)|[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)


class TellsWhoItWas(Refusal):
    """What is published still holds a number of a card, a phone or an account, or a mail address."""

    code: ClassVar[str] = "voices.tells_who"
    field: str


def _plain(text: str) -> str:
    """As long, with digits, letters and signs as a keyboard writes them: eleven wide digits are a phone, too."""
    return "".join(_SIGNS.get(one) or _keyed(one) for one in text)


def _keyed(one: str) -> str:
    plain = unicodedata.normalize("NFKC", str(unicodedata.decimal(one, one)))
    return plain if len(plain) == 1 else one


def masked(text: str) -> str:
    """The text without numbers of cards, phones and accounts and without mail addresses; names, a reader takes out."""
    shown, at = list[str](), 0
    for found in _TELLING.finditer(_plain(text)):
        shown += (text[at : found.start()], HIDDEN * min(len(found.group()), 8))
        at = found.end()
    return "".join((*shown, text[at:]))


def must_tell_nobody(field: str, text: str) -> str:
    """The text, if it holds nothing of the kind. Refuses with TellsWhoItWas."""
    if _TELLING.search(_plain(text)):
        raise TellsWhoItWas(field=field)
    return text


@snapshot
class Route:
    """Where voices of a topic from a place go: the narrower place first, then the one that names the topic."""

    topic: str
    region_id: int | None
    office_id: int


def routed(routes: Iterable[Route], topic: str, line: tuple[int, ...]) -> int | None:
    """The office to which a voice goes by itself; `line` holds its place and those above it, the nearest first."""
    depth = {region: len(line) - n for n, region in enumerate(line)}
    fits = [
        (depth.get(one.region_id, 0) if one.region_id is not None else 0, bool(one.topic), one)
        for one in routes
        if one.topic in ("", topic) and (one.region_id is None or one.region_id in depth)
    ]
    return max(fits, key=lambda fit: fit[:2])[2].office_id if fits else None


def unattended(
    attended: Iterable[tuple[datetime, datetime | None]], since: datetime, until: datetime
) -> tuple[tuple[datetime, datetime], ...]:
    """The gaps in which nobody was on duty; who has not gone yet is there until the end."""
    gaps, at = list[tuple[datetime, datetime]](), since
    for came, left in sorted((came, left or until) for came, left in attended):
        if came > at:
            gaps.append((at, min(came, until)))
        at = max(at, left)
        if at >= until:
            break
    if at < until:
        gaps.append((at, until))
    return tuple(gap for gap in gaps if gap[0] < gap[1])


def minutes_of(gaps: Iterable[tuple[datetime, datetime]]) -> int:
    """Their length in whole minutes."""
    return int(sum((end - begin for begin, end in gaps), timedelta()) / timedelta(minutes=1))


@snapshot
class Weights:
    """How the work of a department with voices is weighed 考核办法: shares of a hundred."""

    responded: int
    on_time: int
    quality: int
    content: int

    @property
    def whole(self) -> int:
        return self.responded + self.on_time + self.quality + self.content


class WeightsUnfit(Refusal):
    """The weights of an assessment are none below nought and add up to a hundred."""

    code: ClassVar[str] = "voices.weights_unfit"


def must_make_a_hundred(weights: Weights) -> Weights:
    """Refuses with WeightsUnfit."""
    if weights.whole != 100 or min(weights.responded, weights.on_time, weights.quality, weights.content) < 0:
        raise WeightsUnfit()
    return weights


def score(
    weights: Weights, rates: tuple[Fraction | None, Fraction | None, Fraction | None, Fraction | None]
) -> Fraction | None:
    """What a department scored of a hundred; what cannot be told yet weighs nothing, and nothing told is no score."""
    each = (weights.responded, weights.on_time, weights.quality, weights.content)
    told = [(weight, rate) for weight, rate in zip(each, rates, strict=True) if rate is not None and weight]
    whole = sum(weight for weight, _ in told)
    return sum((weight * rate for weight, rate in told), Fraction(0)) * 100 / whole if whole else None


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def month_after(month: date) -> date:
    """The first day of the next month."""
    return month_of(month + timedelta(days=32))


def month_before(month: date) -> date:
    """The first day of the month before."""
    return month_of(month - timedelta(days=1))

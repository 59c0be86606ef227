"""By rule 自动审批: which items may be granted by rule, by which conditions, and what came of them. Pure.

A condition has three answers. What cannot be read is unknown and never met, so that a case goes to a person whenever
the house does not know. Nothing here says no to anybody: what is not granted is passed on.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from yimen.kernel.offers import at_once
from yimen.kernel.rates import Share
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import FieldKind, ItemKind, Necessity, Terms
from yimen.kernel.writing import ImpossibleDates, NotInList

LONGEST = timedelta(days=366)
"""An order lasts a year at most; then somebody looks at its rules again."""
MOST_RULES, MOST_VALUES, MOST_DAYS = 20, 30, 3660
MOST_WRONG = 20
"""Per cent of the looked-at grants: no order may name a higher limit at which it stops."""
GRANTABLE = frozenset(
    {ItemKind.LICENCE, ItemKind.BENEFIT, ItemKind.CONFIRMATION, ItemKind.FILING, ItemKind.PUBLIC_SERVICE}
)
"""Kinds in which nobody's right stands against the applicant's: no ruling between two, no levy, no reward."""


class Bar(StrEnum):
    """Why no case of an item may be granted by rule."""

    KIND = "kind"
    NOT_AT_ONCE = "not_at_once"
    """Not simple and instant, or with a special procedure, a survey, several offices, or a step of somebody else's."""
    JOINT = "joint"
    DISCRETION = "discretion"
    """The item lists criteria or points of a review sheet: somebody weighs them."""
    PAPERS = "papers"
    """It asks for a paper for which no certificate stands: somebody has to read it."""
    CLASSES = "classes"


class RuleKind(StrEnum):
    """What a condition looks at."""

    ONE_OF = "one_of"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    NOT_AHEAD = "not_ahead"
    WITHIN_DAYS = "within_days"
    OWN_NAME = "own_name"
    OWN_NUMBER = "own_number"
    AGED = "aged"
    HOLDS = "holds"
    HOLDS_NONE = "holds_none"
    ONCE_IN = "once_in"


class Answer(StrEnum):
    """How a condition is answered."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class PassedOn(StrEnum):
    """Why a case was not granted by rule and lies with a person."""

    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    OTHER_HAND = "other_hand"
    """Somebody else handed it in for the applicant: a person looks at the mandate."""
    PAPERS = "papers"
    """A paper lies with it that somebody has to read."""
    OPEN = "open"
    """Something was begun for the case, or does not let it be granted now."""
    RECORD = "record"
    """A broken promise stands against the applicant."""
    SIGNER = "signer"
    """Whoever signed the order has an interest in the case, or may not sign it today."""
    NO_HEAD = "no_head"
    """Whoever signed the order heads the office no more: the head of today has to sign anew."""
    UNLOOKED = "unlooked"
    """A grant that was drawn has waited too long for somebody to look at it."""


LOOKED_AT_WITHIN = timedelta(days=30)
"""After so long a drawn grant that nobody looked at stops its order, until somebody has."""


class OrderEnd(StrEnum):
    """How an order ended before its last day."""

    WITHDRAWN = "withdrawn"
    WRONG_SHARE = "wrong_share"
    OVERTAKEN = "overtaken"
    """Signed anew for another version of the item."""


class Finding(StrEnum):
    """What somebody found of a grant that was drawn."""

    RIGHT = "right"
    WRONG = "wrong"


class NotOrderable(Refusal):
    """No case of this item may be granted by rule."""

    code: ClassVar[str] = "byrule.not_orderable"
    bar: str


class NoRules(Refusal):
    """An order without a condition would grant everything."""

    code: ClassVar[str] = "byrule.no_rules"


class RuleUnsound(Refusal):
    """A condition that nothing could ever meet, or that speaks of what the item does not ask for."""

    code: ClassVar[str] = "byrule.rule_unsound"
    number: int


@snapshot
class Rule:
    """One condition: what it looks at, in which field or certificate, and what it wants there."""

    kind: RuleKind
    on: str = ""
    """The code of a field, or of a type of certificate."""
    wants: tuple[str, ...] = ()


@snapshot
class Facts:
    """What is known of a case when it is weighed: the form, the applicant's record, certificates, earlier grants."""

    form: Mapping[str, str]
    name: str
    number: str
    held: frozenset[str]
    granted_before: date | None
    today: date
    person: str = "yes"
    """yes: the number is of somebody who was born, not the credit code of an organisation."""


@snapshot
class Weighed:
    """A condition with what was read for it and how it was answered; it can be judged again from this alone."""

    rule: Rule
    read: str
    """Empty: it could not be read. Of the applicant's own name or number only whether it is the same."""
    answer: Answer


@snapshot
class Signed:
    """What an order says beside its conditions: its days, the share looked at, the limit at which it stops."""

    begins: date
    ends: date
    share: int
    wrong_most: int


def bars(kind: str, terms: Terms) -> tuple[Bar, ...]:
    """Everything that keeps an item from being granted by rule; nothing: it may be."""
    asked = (one for one in terms.materials if one.necessity is not Necessity.OPTIONAL)
    found = {
        Bar.KIND: kind not in GRANTABLE,
        Bar.NOT_AT_ONCE: not at_once(terms) or any(one.executor or one.unit or one.level for one in terms.steps),
        Bar.JOINT: bool(terms.service.joint_offices),
        Bar.DISCRETION: bool(terms.service.criteria or terms.review_points),
        Bar.PAPERS: any(not one.certificate_types for one in asked),
        Bar.CLASSES: bool(terms.classes),
    }
    return tuple(bar for bar, stands in found.items() if stands)


def must_be_orderable(kind: str, terms: Terms) -> None:
    """Refuses with NotOrderable, naming the first thing in the way."""
    for bar in bars(kind, terms):
        raise NotOrderable(bar=bar)


def must_be_sound(rules: tuple[Rule, ...], terms: Terms, known: Collection[str]) -> None:
    """Refuses with NoRules, or with RuleUnsound and the number of the condition.

    `known` are the types of certificates that the house has: nobody holds one of another, and to hold none is no test.
    """
    if not rules:
        raise NoRules()
    fields = {one.code: one for one in terms.fields}
    for number, rule in enumerate(rules, start=1):
        kind = fields[rule.on].kind if rule.on in fields else None
        options = fields[rule.on].options if rule.on in fields else ()
        unheard_of = rule.kind in (RuleKind.HOLDS, RuleKind.HOLDS_NONE) and rule.on not in known
        if number > MOST_RULES or unheard_of or not _sound(rule, kind, options):
            raise RuleUnsound(number=number)


def _sound(rule: Rule, kind: FieldKind | None, options: tuple[str, ...]) -> bool:
    one = rule.wants[0] if len(rule.wants) == 1 else ""
    match rule.kind:
        case RuleKind.ONE_OF:
            known = not options or set(rule.wants) <= set(options)
            return kind is not None and 0 < len(rule.wants) <= MOST_VALUES and known
        case RuleKind.AT_LEAST | RuleKind.AT_MOST:
            return kind is FieldKind.NUMBER and _number(one) is not None
        case RuleKind.NOT_AHEAD:
            return kind is FieldKind.DATE and not rule.wants
        case RuleKind.WITHIN_DAYS:
            return kind is FieldKind.DATE and _days(one) is not None
        case RuleKind.OWN_NAME:
            return kind is FieldKind.TEXT and not rule.wants
        case RuleKind.OWN_NUMBER:
            return kind in (FieldKind.IDENTITY, FieldKind.USCC) and not rule.wants
        case RuleKind.AGED:
            return not rule.on and one.isdigit() and 0 < int(one) < 150
        case RuleKind.HOLDS | RuleKind.HOLDS_NONE:
            return bool(rule.on) and not rule.wants
        case RuleKind.ONCE_IN:
            return not rule.on and _days(one) is not None


def must_be_bounded(said: Signed, today: date) -> None:
    """At most a year, some of it looked at, and a limit that is one; refuses with ImpossibleDates or NotInList."""
    if not today <= said.begins < said.ends <= said.begins + LONGEST:
        raise ImpossibleDates()
    if not 1 <= said.share <= 100:
        raise NotInList(field="share")
    if not 0 <= said.wrong_most <= MOST_WRONG:
        raise NotInList(field="wrong_most")


def weigh(rules: Iterable[Rule], facts: Facts) -> tuple[Weighed, ...]:
    """Every condition with what was read and its answer; none is left out when another is not met."""
    return tuple(
        Weighed(rule, said, judged(rule, said, facts.today)) for rule in rules for said in (_read(rule, facts),)
    )


def again(weighed: Iterable[Weighed], on: date) -> tuple[Weighed, ...]:
    """The same conditions judged once more from what was read then: what a supervisor holds against the record."""
    return tuple(Weighed(one.rule, one.read, judged(one.rule, one.read, on)) for one in weighed)


def came_of(weighed: Iterable[Weighed]) -> PassedOn | None:
    """Nothing when every condition is met; else why a person looks."""
    answers = {one.answer for one in weighed}
    if Answer.NOT_MET in answers:
        return PassedOn.NOT_MET
    return PassedOn.UNKNOWN if Answer.UNKNOWN in answers or not answers else None


def is_drawn(granted_before: int, share: int, below: Callable[[int], int]) -> str:
    """Whether a grant is drawn to be looked at: the first under an order always, of the others so many in a hundred."""
    return "yes" if granted_before == 0 or below(100) < share else "no"


def stops(wrong: int, looked_at: int, most: int) -> bool:
    """Whether the share of wrong grants among those looked at passes the limit that the order names."""
    return bool(wrong) and (Share(wrong, looked_at).rate or Fraction(0)) * 100 > most


def age_on(number: str, day: date) -> int | None:
    """How old somebody is by their identity number; None when it tells no day of birth."""
    born = _day(f"{number[6:10]}-{number[10:12]}-{number[12:14]}") if len(number) == 18 else None
    if born is None or born > day:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _read(rule: Rule, facts: Facts) -> str:
    said = facts.form.get(rule.on, "").strip()
    match rule.kind:
        case RuleKind.OWN_NAME:
            return _same(said, facts.name)
        case RuleKind.OWN_NUMBER:
            return _same(said, facts.number)
        case RuleKind.AGED:
            age = age_on(facts.number, facts.today) if facts.person == "yes" else None
            return "" if age is None else str(age)
        case RuleKind.HOLDS | RuleKind.HOLDS_NONE:
            return "yes" if rule.on in facts.held else "no"
        case RuleKind.ONCE_IN:
            return facts.granted_before.isoformat() if facts.granted_before else "never"
        case _:
            return said


def _same(said: str, own: str) -> str:
    return "" if not said or not own else "same" if said == own else "other"


def judged(rule: Rule, said: str, on: date) -> Answer:
    """How a condition is answered by what was read, on a day."""
    if not said:
        return Answer.UNKNOWN
    met = _met(rule, said, on)
    return Answer.UNKNOWN if met is None else Answer.MET if met else Answer.NOT_MET


def _met(rule: Rule, said: str, on: date) -> bool | None:
    one = rule.wants[0] if rule.wants else ""
    match rule.kind:
        case RuleKind.ONE_OF:
            return said in rule.wants
        case RuleKind.AT_LEAST | RuleKind.AT_MOST | RuleKind.AGED:
            return _compared(rule.kind, _number(said), _number(one))
        case RuleKind.NOT_AHEAD:
            day = _day(said)
            return None if day is None else day <= on
        case RuleKind.WITHIN_DAYS:
            day, days = _day(said), _days(one)
            return None if day is None or days is None else on - timedelta(days=days) <= day <= on
        case RuleKind.OWN_NAME | RuleKind.OWN_NUMBER:
            return said == "same"
        case RuleKind.HOLDS:
            return said == "yes"
        case RuleKind.HOLDS_NONE:
            return said == "no"
        case RuleKind.ONCE_IN:
            day, days = _day(said), _days(one)
            return True if said == "never" else None if day is None or days is None else day < on - timedelta(days=days)


def _compared(kind: RuleKind, said: Decimal | None, wanted: Decimal | None) -> bool | None:
    if said is None or wanted is None:
        return None
    return said <= wanted if kind is RuleKind.AT_MOST else said >= wanted


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _days(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 5 and 0 < int(text) <= MOST_DAYS else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

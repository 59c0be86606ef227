"""Evaluation 好差评: five grades, why, three questions; once for each service, and what follows a bad one.

Nobody is graded by silence: a service that was not evaluated is counted apart and never as satisfied.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from enum import StrEnum

from yimen.kernel.rates import NONE
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_clean
from yimen.kernel.writing import NotInList


class ServiceKind(StrEnum):
    """After which service somebody is asked."""

    CASE = "case"
    TICKET = "ticket"
    ENQUIRY = "enquiry"
    HOME_VISIT = "home_visit"
    TALK = "talk"


class Grade(StrEnum):
    """The five grades, kept by name: two national lists number them in opposite directions."""

    VERY_SATISFIED = "very_satisfied"
    SATISFIED = "satisfied"
    FAIRLY_SATISFIED = "fairly_satisfied"
    DISSATISFIED = "dissatisfied"
    VERY_DISSATISFIED = "very_dissatisfied"


class RatingWay(StrEnum):
    """By which way a grade came in."""

    WEB = "web"
    LINK = "link"
    KIOSK = "kiosk"
    API = "api"


BAD = frozenset({Grade.DISSATISFIED, Grade.VERY_DISSATISFIED})
PRAISE = ("friendly", "fast", "clear", "one_trip", "easy_online")
BLAME = (
    "rude", "slow", "unclear", "extra_materials", "many_trips", "hard_online", "nobody_there", "other",
)  # fmt: skip
"""Why: what may be ticked beside a good grade, and beside a bad one."""
ASKED: Mapping[str, str] = {"on_time": "yes", "extra": "no", "paid": "no"}
"""The three questions of supervision, each with the answer that speaks for the office."""

RATED_WITHIN = timedelta(days=30)
CONTACTED_WITHIN, ANSWERED_WITHIN = 1, 15
"""Working days of the centre: until who gave a bad grade is called, and until they have heard what came of it."""
MOST_SAID = 500


@snapshot
class Said:
    """What somebody says of a service. A question may be left open: its answer is then empty."""

    grade: str
    reasons: tuple[str, ...] = ()
    on_time: str = ""
    extra: str = ""
    paid: str = ""
    words: str = ""

    @property
    def bad(self) -> str:
        """Whether the grade is below the third one: "yes" or "no"."""
        return "yes" if self.grade in BAD else "no"


def well_said(said: Said) -> Said:
    """What was said, as it may be kept; refuses with NotInList, TextTooLong or TextUnclean."""
    if said.grade not in set(Grade):
        raise NotInList(field="grade")
    reasons = tuple(dict.fromkeys(said.reasons))
    if not set(reasons) <= set(reasons_of(said.grade)):
        raise NotInList(field="reasons")
    for question in ASKED:
        if getattr(said, question) not in ("", "yes", "no"):
            raise NotInList(field=question)
    words = must_be_clean("words", said.words, MOST_SAID).strip()
    return Said(said.grade, reasons, said.on_time, said.extra, said.paid, words)


def reasons_of(grade: str) -> tuple[str, ...]:
    """What may be ticked beside a grade: nobody blames with the best grade, nor praises with the worst."""
    return BLAME if grade in BAD else PRAISE if grade != Grade.FAIRLY_SATISFIED else (*PRAISE, *BLAME)


def speaks_against(said: Said) -> tuple[str, ...]:
    """The questions whose answer speaks against the office, whatever the grade."""
    return tuple(name for name, good in ASKED.items() if getattr(said, name) not in ("", good))


@snapshot
class Satisfaction:
    """A rate with everything that it hides: how many were asked, how many said nothing."""

    asked: int
    rated: int
    satisfied: int
    bad: int

    @property
    def silent(self) -> int:
        """Services that nobody evaluated."""
        return self.asked - self.rated

    @property
    def rate(self) -> str:
        """Satisfied of evaluated, rounded down to a tenth; of none at all there is no rate."""
        return f"{1000 * self.satisfied // self.rated / 10:.1f}%" if self.rated else NONE

    @property
    def heard(self) -> str:
        """Evaluated of asked, rounded down to a tenth."""
        return f"{1000 * self.rated // self.asked / 10:.1f}%" if self.asked else NONE


def summed(parts: Iterable[Satisfaction]) -> Satisfaction:
    """Several places as one; counts are added, never rates."""
    found = tuple(parts)
    return Satisfaction(
        sum(one.asked for one in found),
        sum(one.rated for one in found),
        sum(one.satisfied for one in found),
        sum(one.bad for one in found),
    )

"""Policies for enterprises 惠企政策: whom one is for, and whether an enterprise that tells of itself may claim it.

What was not said is never held against anybody: it leaves the question open.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from yimen.kernel.snapshot import snapshot


class Size(StrEnum):
    """Size of an enterprise 大中小微, as statistics divide them."""

    LARGE = "large"
    MEDIUM = "medium"
    SMALL = "small"
    MICRO = "micro"


#: Sections of the industry classification 国民经济行业分类 (GB/T 4754).
INDUSTRIES = frozenset("ABCDEFGHIJKLMNOPQRST")
MOST_YEARS = 50


@snapshot
class Whom:
    """Whom a policy is for; an empty criterion asks nothing."""

    industries: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    years: int = 0
    """At most so many years since the enterprise was founded; 0: however old."""


@snapshot
class Profile:
    """What an enterprise tells of itself; nothing has to be told."""

    industry: str = ""
    size: str = ""
    founded: date | None = None


class Fit(StrEnum):
    """Whether a policy may be claimed: it may, it depends on what was not said, or it may not."""

    MAY = "may"
    OPEN = "open"
    NOT = "not"


def fit(whom: Whom, profile: Profile, on: date) -> tuple[Fit, tuple[str, ...]]:
    """Whether the policy is for this enterprise on a day, and the criteria that are open or not met."""
    answers = dict(_answers(whom, profile, on))
    for verdict in (Fit.NOT, Fit.OPEN):
        if named := tuple(name for name, answer in answers.items() if answer is verdict):
            return verdict, named
    return Fit.MAY, ()


def _answers(whom: Whom, profile: Profile, on: date) -> Iterator[tuple[str, Fit]]:
    if whom.industries:
        yield "industry", _among(profile.industry, whom.industries)
    if whom.sizes:
        yield "size", _among(profile.size, whom.sizes)
    if whom.years:
        yield "years", _young(profile.founded, whom.years, on)


def _among(said: str, wanted: tuple[str, ...]) -> Fit:
    return Fit.OPEN if not said else Fit.MAY if said in wanted else Fit.NOT


def _young(founded: date | None, years: int, on: date) -> Fit:
    if founded is None:
        return Fit.OPEN
    last = (founded.year + years, founded.month, founded.day)
    return Fit.MAY if (on.year, on.month, on.day) <= last else Fit.NOT

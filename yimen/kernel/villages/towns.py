"""Town centres: what one must have before it is opened, and what it has to be called. Pure lists and rules."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.offices.powers import CentreClass
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot


class Family(StrEnum):
    """The five window families 窗口类别 of a town centre."""

    SOCIAL = "social"
    FARMING = "farming"
    TRADE = "trade"
    BUILDING = "building"
    COMPREHENSIVE = "comprehensive"


class Station(StrEnum):
    """Stations 站所 that must post staff to a town centre."""

    LAND = "land"
    PLANNING = "planning"
    MARKET = "market"
    TAX = "tax"
    POLICE = "police"
    ENVIRONMENT = "environment"
    HOUSING = "housing"
    ENFORCEMENT = "enforcement"
    DRUG = "drug"
    POWER = "power"
    CULTURE = "culture"
    WATER = "water"


LEAST_WINDOWS: Mapping[CentreClass, int] = {CentreClass.NONE: 0, CentreClass.FIRST: 10, CentreClass.SECOND: 4}
"""How many windows a centre of each class must have at least."""


class CentreIncomplete(Refusal):
    """The centre cannot be opened yet: how many things are missing, and which comes first."""

    code: ClassVar[str] = "towns.centre_incomplete"
    missing: int
    first: str
    where: str


class NameNotUniform(Refusal):
    """A centre of this kind bears a uniform name."""

    code: ClassVar[str] = "towns.name_not_uniform"
    expected: str


@snapshot
class Lack:
    """One thing that keeps a centre from being opened: what (class, windows, window, owner, item), and where."""

    what: str
    where: str = ""


@snapshot
class FamilyKept:
    """How a family stands: how many windows and items it has, and whether an office answers for it."""

    family: Family
    windows: int
    items: int
    owned: str


def lacks(centre_class: CentreClass, windows: int, families: Collection[FamilyKept]) -> tuple[Lack, ...]:
    """Everything a town centre lacks before it may be opened; none: it may."""
    found = [] if centre_class is not CentreClass.NONE else [Lack("class")]
    if windows < LEAST_WINDOWS[centre_class]:
        found.append(Lack("windows", str(LEAST_WINDOWS[centre_class])))
    kept = {one.family: one for one in families}
    for family in Family:
        one = kept.get(family, FamilyKept(family, 0, 0, "no"))
        lacking = {"window": one.windows == 0, "owner": one.owned != "yes", "item": one.items == 0}
        found += [Lack(what, family) for what, missing in lacking.items() if missing]
    return tuple(found)


def must_be_complete(found: Collection[Lack]) -> None:
    """Refuses with CentreIncomplete, naming the first thing that is missing."""
    for first in found:
        raise CentreIncomplete(missing=len(found), first=first.what, where=first.where)


def must_be_uniform(name: str, template: str, places: Mapping[str, str]) -> None:
    """A name made of the template and the places it names; an empty template asks for nothing."""
    if not template:
        return
    expected = template
    for word, place in places.items():
        expected = expected.replace("{" + word + "}", place)
    if name.strip() != expected:
        raise NameNotUniform(expected=expected)

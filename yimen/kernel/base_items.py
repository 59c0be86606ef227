"""Base items 基本目录事项: what exists in law, in main items and sub-items, each with what it says of enterprises.

A base item may carry the standard way of its city: then every office does it alike, and `departures` tells where a
version is stricter than the standard, and where it is only different.
"""

from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum

from yimen.kernel.elements import Service
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Necessity, Terms, TimeLimit
from yimen.kernel.time.amounts import comparable, minutes


class Treatment(StrEnum):
    """What an enterprise has to do about a matter 四类: get an approval, nothing, less than before, or go elsewhere."""

    APPROVAL = "approval"
    NONE = "none"
    SIMPLIFIED = "simplified"
    TRANSFERRED = "transferred"


@snapshot
class BaseSaid:
    """What a base item says over a span of days."""

    name: str
    kind: str
    treatment: Treatment = Treatment.APPROVAL
    standard: Terms | None = None
    """The city's standard way 统一办事规程; None: every office has its own."""


class Strength(StrEnum):
    """What a departure from the standard does to the applicant."""

    STRICTER = "stricter"
    DIFFERENT = "different"


@snapshot
class Departure:
    """One element in which a version leaves the standard."""

    element: str
    strength: Strength


#: What an office says for itself: where it is, when it is open, whom to call, who it is.
OWN_TERMS = frozenset({"place", "phone", "keywords", "questions"})
OWN_SERVICE = frozenset(
    {
        *("windows", "hours", "complaint_phone", "remedies", "exercise_level", "body_kind", "power_source"),
        *("entrusted_by", "reach", "tags", "self_service", "appointment", "flow_online", "flow_window"),
    }
)


def is_main(code: str) -> bool:
    """Whether a base code names a main item 大项; the others name sub-items 细项 of one."""
    return code.endswith("000")


def main_of(code: str) -> str:
    """The code of the main item to which a base code belongs."""
    return f"{code[:9]}000"


def departures(terms: Terms, standard: Terms) -> tuple[Departure, ...]:
    """Where a version leaves the standard of its base item: what is stricter first, then what is only different."""
    stricter = tuple(dict.fromkeys(_stricter(terms, standard)))
    heads = {element.partition(".")[0] for element in stricter}
    different = (name for name in _different(terms, standard) if name not in heads)
    return (
        *(Departure(element, Strength.STRICTER) for element in stricter),
        *(Departure(element, Strength.DIFFERENT) for element in different),
    )


def _stricter(terms: Terms, standard: Terms) -> Iterator[str]:
    """What an applicant must bring, pay, wait or come for beyond the standard."""
    asked = {one.name for one in standard.materials if one.necessity is not Necessity.OPTIONAL}
    for material in terms.materials:
        if material.necessity is not Necessity.OPTIONAL and material.name not in asked:
            yield f"materials.{material.code}"
    known = {field.label for field in standard.fields}
    yield from (f"fields.{one.code}" for one in terms.fields if one.required == "yes" and one.label not in known)
    steps = {step.code for step in standard.steps}
    yield from (f"steps.{step.code}" for step in terms.steps if step.code not in steps)
    if set(terms.conditions) - set(standard.conditions):
        yield "conditions"
    for name in ("promised", "statutory"):
        if _longer(getattr(terms, name), getattr(standard, name)):
            yield name
    if terms.trips > standard.trips:
        yield "trips"
    if sum(fee.fen for fee in terms.fees) > sum(fee.fen for fee in standard.fees):
        yield "fees"


def _longer(limit: TimeLimit | None, standard: TimeLimit | None) -> bool:
    if standard is None:
        return False
    return limit is None or (comparable(limit, standard) and minutes(limit) > minutes(standard))


def _different(terms: Terms, standard: Terms) -> Iterator[str]:
    for field in fields(Terms):
        if field.name not in OWN_TERMS | {"service"} and getattr(terms, field.name) != getattr(standard, field.name):
            yield field.name
    for field in fields(Service):
        if field.name not in OWN_SERVICE and getattr(terms.service, field.name) != getattr(
            standard.service, field.name
        ):
            yield f"service.{field.name}"

"""Modes of reformed approval 宽进、快办、严管、便民、公开: which of them an item implements, and by what. Pure.

Nobody tags an item: each mechanism is a condition on what its version says, so a tag stands exactly while the terms say
it. Each is read in Python for one item and by the database over all of them (kernel.criteria).
"""

from collections.abc import Mapping
from enum import StrEnum

from yimen.kernel.criteria import AtLeast, AtMost, Condition, Either, Filled, Said, Says, Shorter, Some
from yimen.kernel.rulings import SURVEY
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Necessity, ReviewPointKind, Terms


class ReformMode(StrEnum):
    """The five words of the reform."""

    WIDE = "wide"
    """宽进: less is asked before."""
    FAST = "fast"
    """快办."""
    STRICT = "strict"
    """严管: it is looked at on the spot, by who knows the matter, or afterwards."""
    CONVENIENT = "convenient"
    """便民."""
    OPEN = "open"
    """公开."""


@snapshot
class Mechanism:
    """By what a mode is implemented."""

    code: str
    mode: ReformMode
    condition: Condition


MECHANISMS: tuple[Mechanism, ...] = (
    Mechanism("commitment", ReformMode.WIDE, Filled("commitment")),
    Mechanism("promised_material", ReformMode.WIDE, Some("materials", Says("promised", ("yes",)))),
    Mechanism("tolerance", ReformMode.WIDE, Some("materials", Says("necessity", (Necessity.TOLERABLE.value,)))),
    Mechanism(
        "by_certificate",
        ReformMode.WIDE,
        Some("materials", Either((Filled("replaceable_by"), Filled("certificate_types")))),
    ),
    Mechanism("on_the_spot", ReformMode.FAST, Says("instant", ("yes",))),
    Mechanism("shorter_limit", ReformMode.FAST, Shorter("promised", "statutory")),
    Mechanism("post_check", ReformMode.STRICT, Filled("commitment")),
    Mechanism("site_survey", ReformMode.STRICT, Some("steps", Says("code", (SURVEY,)))),
    Mechanism(
        "technical_review", ReformMode.STRICT, Some("review_points", Says("kind", (ReviewPointKind.TECHNICAL.value,)))
    ),
    Mechanism("no_trip", ReformMode.CONVENIENT, AtMost("trips", 0)),
    Mechanism("online_to_the_end", ReformMode.CONVENIENT, AtLeast("service.online_depth", 4)),
    Mechanism("agency", ReformMode.CONVENIENT, Says("service.agency", ("yes",))),
    Mechanism(
        "express",
        ReformMode.CONVENIENT,
        Either((Says("service.express_materials", ("yes",)), Says("service.express_result", ("yes",)))),
    ),
    Mechanism("self_service", ReformMode.CONVENIENT, Says("service.self_service", ("yes",))),
    Mechanism("criteria_published", ReformMode.OPEN, Filled("service.criteria")),
    Mechanism("sheet_published", ReformMode.OPEN, Filled("review_points")),
    Mechanism("sample_published", ReformMode.OPEN, Some("service.results", Either((Filled("sample"), Filled("file"))))),
)


def modes_of(kind: str, terms: Terms) -> Mapping[ReformMode, tuple[str, ...]]:
    """Each mode that an item implements, with its mechanisms; a mode without one is left out."""
    said = Said(kind, terms)
    held = [one for one in MECHANISMS if one.condition.holds(said)]
    return {mode: codes for mode in ReformMode if (codes := tuple(one.code for one in held if one.mode is mode))}

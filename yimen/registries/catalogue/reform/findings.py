"""Findings 发现的问题: what the records show of items that are done or published otherwise than they say."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from yimen.kernel.snapshot import snapshot


@snapshot
class FoundElement:
    """An element that a finding is about: its path, and the name of an entry of a list."""

    element: str
    name: str = ""


@snapshot
class FoundFacts:
    """What was found, as facts; the sentence is made where it is read."""

    code: str = ""
    """stricter: than the standard way; late: by law; demanded: what is not required; not_in_force,
    not_on_list: of a published list; basis_over: a document on which it rests.

    Empty: somebody said it in words.
    """
    elements: tuple[FoundElement, ...] = ()
    cases: int = 0
    unit: str = ""
    """Whose list it is, or the number of the document."""


def found_to_json(found: FoundFacts) -> dict[str, Any]:
    """Facts as they are kept."""
    return asdict(found)


def found_from_json(kept: Mapping[str, Any]) -> FoundFacts:
    """Facts as they were kept; none of what somebody said in words."""
    if not kept:
        return FoundFacts()
    elements = tuple(FoundElement(**one) for one in kept["elements"])
    return FoundFacts(kept["code"], elements, kept["cases"], kept["unit"])


@snapshot
class Finding:
    """One thing that is to be put right of one item."""

    item_ref: str
    deviation: str
    """extra_step, extra_material, longer_time, stale_list, no_basis or other."""
    sign: str
    """By which the same thing is known when it is found again; one task of an item and a sign is open at a time."""
    found: FoundFacts
    at: datetime
    """When it showed itself last."""
    centre_ref: str = ""
    """The centre that it concerns beside the item's office."""

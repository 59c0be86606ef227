"""Findings 发现的问题: what the records show of items that are done or published otherwise than they say."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is to be put right of one item."""

    item_ref: str
    deviation: str
    """extra_step, extra_material, longer_time, stale_list or other."""
    sign: str
    """By which the same thing is known when it is found again; one task of an item and a sign is open at a time."""
    found: str
    """What was found, in words."""
    at: datetime
    """When it showed itself last."""
    centre_ref: str = ""
    """The centre that it concerns beside the item's office."""

"""Trying: what an act asks before it gives somebody a mode that may be tried elsewhere first. One statement."""

from datetime import date
from typing import ClassVar

from yimen.kernel.reform.pilots import PilotFeature
from yimen.kernel.refusal import Refusal
from yimen.registries.pilots import queries


class TriedElsewhere(Refusal):
    """This is tried at other places first, and not here yet."""

    code: ClassVar[str] = "pilots.tried_elsewhere"


def must_be_tried_here(
    feature: PilotFeature, on: date, *, office_id: int | None = None, item_id: int | None = None,
    centre_id: int | None = None,
) -> None:  # fmt: skip
    """Refuses with TriedElsewhere."""
    if queries.has(feature, on, office_id=office_id, item_id=item_id, centre_id=centre_id) == "no":
        raise TriedElsewhere()

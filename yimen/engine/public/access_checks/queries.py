"""Looking at access checks: every page as it was found last, what people tried, and when the house looked last."""

from collections.abc import Collection
from datetime import timedelta

from yimen.engine.public.access_checks.models import AccessCheck
from yimen.engine.public.access_checks.rows import PageChecked, PersonChecked
from yimen.kernel.accessibility import BY_MACHINE
from yimen.kernel.capped import Capped
from yimen.kernel.rates import Share

MOST = 200
ROUND = timedelta(hours=36)
"""A page that was found so much earlier than another one did not open when the house went round last."""


def pages(addresses: Collection[str]) -> tuple[PageChecked, ...]:
    """Each of these pages as the house found it last; what is not in order first, or did not open any more."""
    of = AccessCheck.objects.filter(criterion="", address__in=list(addresses))
    found = list(of.order_by("address", "-pk").distinct("address")[: MOST + 1])
    went_round = max((row.last_at for row in found), default=None)
    rows = [_page(row, "yes" if went_round and row.last_at >= went_round - ROUND else "") for row in found]
    return Capped(sorted(rows, key=lambda row: (row.met, row.address)), MOST)


def _page(row: AccessCheck, opened: str) -> PageChecked:
    found = tuple(
        (str(one), Share(*row.found[one]), "" if one in row.unmet else "yes") for one in BY_MACHINE if one in row.found
    )
    met = "" if row.unmet or not opened else "yes"
    return PageChecked(row.address, found, met, opened, row.first_at, row.last_at)


def by_people() -> tuple[PersonChecked, ...]:
    """What people tried, the latest first."""
    found = AccessCheck.objects.exclude(criterion="").select_related("by").order_by("-pk")
    rows = (
        PersonChecked(
            row.address, row.criterion, "" if row.unmet else "yes", row.words, row.by.name if row.by else "",
            row.first_at,
        )
        for row in found[: MOST + 1]
    )  # fmt: skip
    return Capped(rows, MOST)

"""Looking at access checks: every page as it was found last, what people tried, and when the house looked last."""

from yimen.engine.public.access_checks.models import AccessCheck
from yimen.engine.public.access_checks.rows import PageChecked, PersonChecked
from yimen.kernel.accessibility import BY_MACHINE
from yimen.kernel.capped import Capped
from yimen.kernel.rates import Share

MOST = 200


def pages() -> tuple[PageChecked, ...]:
    """Every page as the house found it last; what is not in order first."""
    found = AccessCheck.objects.filter(criterion="").order_by("address", "-pk").distinct("address")
    rows = [_page(row) for row in found[: MOST + 1]]
    return Capped(sorted(rows, key=lambda row: (row.met, row.address)), MOST)


def _page(row: AccessCheck) -> PageChecked:
    found = tuple(
        (str(one), Share(*row.found[one]), "" if one in row.unmet else "yes") for one in BY_MACHINE if one in row.found
    )
    return PageChecked(row.address, found, "" if row.unmet else "yes", row.first_at, row.last_at)


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

"""What a round found as a finding that somebody is to answer for: whom it concerns, who found it, whether it stands."""

from yimen.engine.supervision.rounds.models import RoundFinding
from yimen.kernel.actor import ScopeKind
from yimen.kernel.rounds import FindingState
from yimen.kernel.supervision.responsibility import Misdeed, MisdeedSource, Standing
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.regions import queries as regions

_NOT = {FindingState.OBJECTED.value: Standing.AGAIN, FindingState.LIFTED.value: Standing.FELL}


def misdeed(ref: str) -> Misdeed | None:
    """What was found; None when there is none. What is objected to is looked at again."""
    row = RoundFinding.objects.filter(ref=ref).select_related("visit__round", "visit__window").first()
    if row is None:
        return None
    centre = offices.centre(row.visit.round.centre_id, day_of(row.found_at))
    assert centre is not None, "a round goes through a centre that there was"
    line = regions.line(centre.region_id)
    return Misdeed(
        MisdeedSource.ROUND, ref, row.point, row.found_at, row.visit.window.office_id, None, row.visit.window_id,
        centre.id, [row.staff_id] if row.staff_id is not None else [],
        [one for one in (row.visit.visited_by_id, row.visit.round.planned_by_id) if one is not None],
        {
            ScopeKind.CITY: line.city_id, ScopeKind.COUNTY: line.county_id, ScopeKind.TOWN: line.town_id,
            ScopeKind.VILLAGE: line.village_id,
        },
        _NOT.get(row.state, Standing.STANDS),
    )  # fmt: skip

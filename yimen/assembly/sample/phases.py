"""Phases of the sample city: natural persons in all towns, legal persons in those of the first district to come."""

from datetime import datetime, timedelta

from yimen.assembly.sample.places import FOUNDER, SAMPLE
from yimen.kernel.terms import Audience
from yimen.kernel.villages.phases import COUNTY, TOWN
from yimen.registries.dated import day_of
from yimen.registries.phases import operations, queries
from yimen.registries.regions import queries as regions


def plan(anchor: datetime) -> None:
    """Plan what is not planned yet: what is reached, what comes, and nothing of the city itself."""
    if any(row.planned for row in queries.reached(anchor)):
        return
    on = day_of(anchor)
    tree = regions.tree(on)
    towns = tuple(row.ref for row in tree if row.level == TOWN)
    first = next(row for row in tree if row.level == COUNTY)
    below = tuple(row.ref for row in tree if row.parent_ref == first.ref and row.level == TOWN)
    for places, served, days in (
        (towns, Audience.PERSON, -200),
        ((first.ref,), Audience.PERSON, -60),
        (below, Audience.ORGANISATION, 30),
    ):
        operations.plan_phases(places, served, on + timedelta(days=days), SAMPLE, by=FOUNDER, now=anchor)

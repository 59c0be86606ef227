"""Inhabitants of the sample city: a figure for the city and each district as of the end of last year, all made up."""

from datetime import date, timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.staff import REFORM_POST
from yimen.registries.dated import day_of
from yimen.registries.populations import operations, queries
from yimen.registries.regions import queries as regions

SOURCE = "示范：示范市国民经济和社会发展统计公报"
PEOPLE = {2: (1_284_600,), 3: (486_200, 402_900, 395_500)}
"""By level, in the order of the regions; the districts add up to the city."""


def publish(city: City) -> None:
    """Enter them once; a district beyond those here has none, and nothing is divided there."""
    if queries.entered():
        return
    reform, entered = city.officer(REFORM_POST), city.anchor - timedelta(days=40)
    as_of = date(day_of(entered).year - 1, 12, 31)
    tree = regions.tree(day_of(entered))
    for level, numbers in PEOPLE.items():
        for region, people in zip((one for one in tree if one.level == level), numbers, strict=False):
            operations.enter_population(region.ref, str(people), as_of, SOURCE, by=reform, now=entered)

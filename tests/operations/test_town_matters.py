"""Matters of a town: an inventory of its offices and stations, in the centre or not, and the list that is published."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import errand, levels
from tests.operations.levels import Below
from tests.operations.town import BEGAN, NOW, TODAY
from tests.standing import standing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.refusal import Refusal
from yimen.registries.offices import operations as offices
from yimen.registries.offices import queries as places
from yimen.registries.town_matters import operations as matters
from yimen.registries.town_matters import queries
from yimen.registries.town_matters.operations import HandledAt, TownMatterSaid
from yimen.registries.towns import operations as towns

pytestmark = pytest.mark.django_db
ALLOWANCE, HOUSEHOLD = TownMatterSaid("高龄津贴", "社会事务办"), TownMatterSaid("户口迁入", "派出所", "station")
ABOVE, AT_THE_POLICE = HandledAt("social"), HandledAt(place="派出所户籍室")
TOMORROW = TODAY + timedelta(days=1)


@standing
def below(office: errand.Office) -> Below:
    below = levels.a_town_below(office)
    (window,) = places.windows(below.centre, TODAY)
    towns.fill_family(below.centre, "social", below.government, (window.ref,), (), by=SYSTEM, now=NOW)
    return below


def entered(below: Below, said: TownMatterSaid = ALLOWANCE, at: HandledAt = ABOVE) -> matters.TownMatterTold:
    return matters.enter_town_matter(below.centre, said, at, BEGAN, "示府〔2026〕9号", by=SYSTEM, now=NOW)


def entered_from(below: Below, day: date) -> matters.TownMatterTold:
    return matters.enter_town_matter(below.centre, ALLOWANCE, ABOVE, day, "文", by=SYSTEM, now=NOW)


def locks() -> int:
    """How many locks by a word this connection holds."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()")
        (count,) = cursor.fetchone()
    return int(count)


def where(below: Below, days: int = 0) -> dict[str, tuple[str, str]]:
    found = queries.inventory(below.centre, TODAY + timedelta(days=days))
    return {one.name: (one.in_centre, one.place) for one in found}


@covers("S-066")
def test_a_town_lists_the_matters_of_its_offices_and_stations_and_what_is_still_elsewhere(below: Below) -> None:
    entered(below, replace(ALLOWANCE, item_ref=below.office.item))
    household = entered(below, HOUSEHOLD, AT_THE_POLICE)
    grain = entered(below, TownMatterSaid("种粮补贴", "农业办"), HandledAt("farming"))

    assert where(below) == {"高龄津贴": ("yes", ""), "户口迁入": ("no", "派出所户籍室"), "种粮补贴": ("no", "")}
    first = matters.publish_town_matters(below.centre, "示府〔2026〕9号", by=SYSTEM, now=NOW)
    assert (first.number, first.matters, first.elsewhere) == (1, 3, 2)
    (count,) = (one for one in queries.counts(TODAY) if one.centre_ref == below.centre)
    assert (count.matters, count.in_centre, count.elsewhere, count.published_at) == (3, 1, 2, NOW)

    matters.move_town_matter(household.ref, ABOVE, TODAY, "进驻", household.seen, by=SYSTEM, now=NOW)
    matters.end_town_matter(grain.ref, TOMORROW, "停办", grain.seen, by=SYSTEM, now=NOW)

    assert where(below, 1) == {"高龄津贴": ("yes", ""), "户口迁入": ("yes", "")}
    assert where(below, -1)["户口迁入"] == ("no", "派出所户籍室")
    listed = queries.published(below.centre)
    assert listed is not None
    assert {(one.name, one.unit_kind, one.in_centre) for one in listed.matters} == {
        ("高龄津贴", "office", "yes"), ("户口迁入", "station", "no"), ("种粮补贴", "office", "no"),
    }  # fmt: skip
    assert matters.publish_town_matters(below.centre, "10号", by=SYSTEM, now=NOW + timedelta(days=1)).elsewhere == 0


def test_a_matter_is_in_the_centre_only_while_a_window_of_its_family_is_open(below: Below) -> None:
    entered(below)
    (window,) = places.windows(below.centre, TODAY)

    offices.close_window(window.ref, TOMORROW, "合并", by=SYSTEM, now=NOW)

    assert (where(below)["高龄津贴"][0], where(below, 1)["高龄津贴"][0]) == ("yes", "no")


def test_what_the_inventory_cannot_hold_is_refused_and_leaves_it_as_it_was(below: Below) -> None:
    with pytest.raises(matters.NoMatters):
        matters.publish_town_matters(below.centre, "9号", by=SYSTEM, now=NOW)
    there = entered(below)
    city, clerk = below.office.town.centre, below.clerk
    when, ref = (TODAY, "文"), there.ref
    acts = {
        "matters.stands": lambda: entered(below),
        "towns.not_a_town_centre": lambda: entered(replace(below, centre=city)),
        "writing.missing": lambda: entered(below, HOUSEHOLD, HandledAt("social", "派出所")),
        "writing.not_in_list": lambda: entered(below, HOUSEHOLD, HandledAt("nothing")),
        "matters.changed": lambda: matters.move_town_matter(ref, AT_THE_POLICE, *when, 9, by=SYSTEM, now=NOW),
        "writing.impossible_dates": lambda: matters.end_town_matter(
            ref, TODAY - timedelta(days=1), "文", there.seen, by=SYSTEM, now=NOW
        ),
        "people.not_allowed": lambda: matters.end_town_matter(ref, *when, there.seen, by=clerk, now=NOW),
    }
    for code, act in acts.items():
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == code
    assert where(below) == {"高龄津贴": ("yes", "")}

    matters.end_town_matter(ref, TOMORROW, "文", there.seen, by=SYSTEM, now=NOW)

    with pytest.raises(matters.MatterOver):
        matters.move_town_matter(ref, AT_THE_POLICE, *when, there.seen, by=SYSTEM, now=NOW)
    with pytest.raises(matters.MatterStands):
        entered_from(below, TODAY)
    entered_from(below, TOMORROW)
    assert (len(where(below)), len(queries.inventory(below.centre, TOMORROW))) == (1, 1)


def test_who_publishes_holds_the_list_of_the_town_before_reading_its_matters(
    below: Below, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered(below)
    held, read, inventory = locks(), [], queries.inventory
    monkeypatch.setattr(queries, "inventory", lambda *facts: (read.append(locks()), inventory(*facts))[1])

    matters.publish_town_matters(below.centre, "9号", by=SYSTEM, now=NOW)

    assert read == [held + 1]

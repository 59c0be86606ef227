"""Two horizontals: who touches each item, held against one office inside and one parallel group outside."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.covers import covers
from tests.doors.calling import caller, said
from tests.doors.desk import at_the_desk
from tests.operations import concentrating as the
from tests.operations import joining, town
from tests.operations.test_letters import a_unit
from tests.operations.town import NOW
from yimen.assembly.database import Address
from yimen.insight.horizontals import queries
from yimen.insight.horizontals.queries import TouchedItem
from yimen.kernel.actor import SYSTEM
from yimen.kernel.offices.horizontals import AskedOutside, HorizontalDifference, HorizontalGap, differences
from yimen.kernel.offices.integration import HEARD_WITHIN
from yimen.kernel.terms import StepTerm
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue import queries as items

DIVISION, SECTION, FIRE, WATER = "行政审批处", "食品科", "示范市消防救援支队", "示范市水务局"


@covers("S-233")
def test_each_item_says_who_touches_it_and_what_differs_from_one_office_inside_and_one_group_outside(
    own_database: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    joint = joining.settled()
    lead = joint.lead

    def touched(days: int = 0) -> TouchedItem:
        found = queries.of_department(lead.town.office, NOW + timedelta(days=days))
        assert found is not None
        (row,) = found.rows
        return row

    bare = touched()
    assert HorizontalDifference(HorizontalGap.NO_OFFICE) in bare.differences and bare.ranks == ("director",)
    the.a_division(lead)
    a_unit(lead, SECTION, "901")

    before = touched()
    assert before.inside == (DIVISION,)
    assert before.outside == (AskedOutside(FIRE, 1), AskedOutside("示范市气象局", 1), AskedOutside(WATER, 2))
    assert before.differences == (HorizontalDifference(HorizontalGap.LATER_GROUP, WATER),)

    view = items.in_force(lead.item, NOW)
    assert view is not None
    heard = StepTerm("consult1", "征求食品科意见", unit=SECTION, limit=HEARD_WITHIN)
    county = StepTerm("county", "县局核查", level="4", unit="示范县局", rank="chief", limit=HEARD_WITHIN)
    first, _, _, *rest = view.terms.steps
    tested = StepTerm("test", "检验", executor="示范食品检验所", limit=HEARD_WITHIN)
    terms = replace(view.terms, steps=(first, heard, county, tested, *rest))
    version = catalogue.draft_version(
        lead.item, catalogue.Draft(view.name, view.kind, terms, view.theme, view.life_event), by=SYSTEM, now=NOW
    ).ref
    catalogue.publish(version, NOW + timedelta(days=1), by=SYSTEM, now=NOW)

    after = touched(2)
    assert after.inside == (DIVISION, SECTION) and after.ranks == ("chief", "director")
    apart = {(one.gap, one.name) for one in after.differences}
    assert apart == {("inside", SECTION), ("serial", "示范县局"), ("later_group", WATER)}
    desk = town.signed_on(town.an_officer(lead.town, "reform_office", "997"), "reform.desk")
    page = at_the_desk(desk, NOW + timedelta(days=2), monkeypatch).get(
        f"/desk/concentration/horizontals?office={lead.town.office}"
    )
    assert all(words in page.content.decode() for words in (SECTION, "科长级", "没有并联：示范县局", "不在第一组"))
    listed = said(caller(desk).get(f"/concentration/offices/{lead.town.office}/horizontals"))
    assert listed["target"] == DIVISION
    assert (touched().differences, queries.of_department("nobody", NOW)) == (before.differences, None)


def test_who_is_asked_in_the_group_as_well_is_no_difference() -> None:
    assert differences(DIVISION, (DIVISION,), (AskedOutside(FIRE), AskedOutside(FIRE, 1))) == ()
    assert differences("", (), ()) == (HorizontalDifference(HorizontalGap.NO_OFFICE),)

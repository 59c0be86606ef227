"""Concentration of powers below the doors: set-up and leaders of a division, seats, entry into a centre, its items.

Every refused act stands beside its twin that differs in one thing and is done.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.covers import covers
from tests.operations import catalogue as items
from tests.operations import concentrating as the
from tests.operations import errand, levels, town
from tests.operations.concentrating import ENTRY, PLAN
from tests.operations.errand import later
from tests.operations.town import BEGAN, NOW, TODAY
from yimen.engine.papers.documents import leaflets
from yimen.kernel.actor import SYSTEM
from yimen.kernel.offices.concentration import Presence, SectionsMissing, TooFewSeats
from yimen.kernel.offices.entry_order import EntryTag
from yimen.kernel.writing import ImpossibleDates
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue import queries as reading
from yimen.registries.catalogue.operations import Draft
from yimen.registries.catalogue.refusals import NotPublishable
from yimen.registries.concentration import operations as concentration
from yimen.registries.concentration import queries
from yimen.registries.concentration.refusals import (
    DutyTwice,
    GroundMissing,
    NoApprovalDivision,
    NotASection,
    NotOpen,
    NotPlaced,
    NotTheReformOffice,
    NoWrittenAuthority,
    NumberTaken,
    OfAnotherOffice,
    OwnProposal,
    PlannedAlready,
    PostOfAnotherOffice,
    WindowsMissing,
)
from yimen.registries.concentration.rows import ResidencyRow
from yimen.registries.offices import operations as structure
from yimen.registries.offices import queries as offices
from yimen.registries.people import operations as people

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)
MONTH = timedelta(days=30)


def standing(office: errand.Office, later: timedelta = timedelta()) -> list[tuple[str, str, tuple[str, ...]]]:
    """How the items of the office stand."""
    rows = queries.placed(office.town.office, NOW + later).rows
    return [(row.standing, row.place, row.windows) for row in rows]


@covers("S-017", "S-018")
def test_the_three_determinations_are_approved_by_somebody_else_and_close_what_they_replace(
    office: errand.Office,
) -> None:
    section = levels.an_authority("食品处", office.town.city, 960, office.town.office)
    head = town.signed_on(town.an_officer(office.town, "office_head", "oh"), "the.head")
    admin = town.signed_on(town.an_officer(office.town, "administrator", "ad"), "the.admin")
    plan = replace(PLAN, way="replaced", closes=(section,))
    begins = TODAY + MONTH
    ref = concentration.propose_determination(office.town.office, "示编〔2026〕3号", plan, begins, by=head, now=NOW).ref
    assert offices.division(office.town.office, begins) is None

    done = concentration.approve_determination(ref, by=admin, now=NOW)

    assert done.closed == 1
    division = offices.division(office.town.office, begins)
    assert division is not None and (division.name, division.form) == ("行政审批处", "stand_alone")
    assert offices.office(section, begins) is None
    assert offices.office(section, TODAY) is not None
    (last,) = offices.office_history(section)
    assert last.end_basis == "示编〔2026〕3号"
    (told,) = queries.determinations(office.town.office)
    assert (told.way, told.headcount, [one.name for one in told.closes]) == ("replaced", 3, ["食品处"])


def test_nobody_approves_their_own_determination(office: errand.Office) -> None:
    admin = town.signed_on(town.an_officer(office.town, "administrator", "ad"), "the.admin")
    other = town.signed_on(town.an_officer(office.town, "administrator", "ae"), "other.admin")
    ref = concentration.propose_determination(office.town.office, "示编〔2026〕3号", PLAN, BEGAN, by=admin, now=NOW).ref

    with pytest.raises(OwnProposal):
        concentration.approve_determination(ref, by=admin, now=NOW)
    assert offices.division(office.town.office, TODAY) is None

    assert concentration.approve_determination(ref, by=other, now=NOW).closed == 0


def test_a_determination_names_sections_of_its_own_office_and_a_number_of_its_own(office: errand.Office) -> None:
    own = levels.an_authority("食品处", office.town.city, 960, office.town.office)
    strange = levels.an_authority("交通处", office.town.city, 961)

    def propose(number: str, **facts: object) -> object:
        return concentration.propose_determination(
            office.town.office, number, replace(PLAN, **facts), BEGAN, by=SYSTEM, now=NOW
        )

    with pytest.raises(SectionsMissing):
        propose("1号", way="merged")
    with pytest.raises(NotASection):
        propose("1号", way="merged", closes=(strange,))
    assert propose("1号", way="merged", closes=(own,))
    with pytest.raises(NumberTaken):
        propose("1号")


@covers("S-015", "S-019")
def test_a_division_has_one_leader_and_one_head_at_a_time_and_a_new_one_takes_over(office: errand.Office) -> None:
    first, second, third = (
        people.enrol_staff(number, f"何{number}", office.town.office, "formal", BEGAN, by=SYSTEM, now=NOW).ref
        for number in ("a1", "a2", "a3")
    )
    mine = office.town.office
    with pytest.raises(NoApprovalDivision):
        concentration.appoint(mine, first, "head", BEGAN, "任命", by=SYSTEM, now=NOW)
    the.a_division(office)
    concentration.appoint(mine, first, "head", BEGAN, "任命", by=SYSTEM, now=NOW)
    concentration.appoint(mine, third, "leader", BEGAN, "分管", by=SYSTEM, now=NOW)

    with pytest.raises(DutyTwice):
        concentration.appoint(mine, first, "deputy", TODAY, "任命", by=SYSTEM, now=NOW)
    concentration.appoint(mine, second, "head", TODAY, "接任", by=SYSTEM, now=NOW)

    assert [(one.duty, one.staff_name) for one in queries.duties(mine, TODAY)] == [("leader", "何a3"), ("head", "何a2")]
    assert [one.staff_name for one in queries.duties(mine, BEGAN)] == ["何a3", "何a1"]
    the.seats(office)
    assert (queries.residency(the.planned(office), TODAY) or pytest.fail()).head == "何a2"


@covers("S-005")
def test_a_plan_that_needs_more_seats_than_are_free_is_refused(office: errand.Office) -> None:
    other = errand.another_office(office, 2)
    the.seats(office, front=3, back=2)
    the.planned(office)

    with pytest.raises(TooFewSeats) as refused:
        the.planned(other)
    assert (refused.value.front, refused.value.back) == (1, 1)
    assert len(queries.residencies(TODAY).rows) == 1

    assert the.planned(other, replace(ENTRY, front=1))
    (row,) = queries.seats(TODAY)
    assert (row.stock, row.held) == (replace(row.stock, front=3, back=2), replace(row.stock, front=3, back=2))


@covers("S-006")
def test_the_entry_plan_is_ordered_by_the_theme_with_which_items_are_tagged(office: errand.Office) -> None:
    def published(name: str, theme: str, *tags: str) -> str:
        terms = replace(items.TERMS, service=replace(items.TERMS.service, tags=tags))
        draft = replace(items.a_draft(name, terms=terms), theme=theme)
        return items.published(office.town.office, draft, now=NOW)[0]

    wedding, factory = published("结婚登记", "marriage"), published("厂房施工许可", "project")
    grant = published("企业社保补贴", "trade", "people_service")
    the.seats(office)
    the.planned(office, items=(wedding, factory))

    def order(*first: EntryTag) -> list[tuple[str, str]]:
        return [(one.item_ref, one.batch) for one in queries.entry_plan(NOW, *first).rows]

    other = (office.item, "")
    daily = [(wedding, "第一批"), (grant, "")]
    assert order() == [(factory, "第一批"), *daily, other]
    assert order(EntryTag.DAILY_LIFE) == [*daily, (factory, "第一批"), other]
    assert queries.outside_by_tag(NOW) == {"investment": 1, "daily_life": 2, "other": 1}
    first = queries.entry_plan(NOW, limit=1)
    rest = queries.entry_plan(NOW, after=first.after or "")
    assert [one.tag for one in (*first.rows, *rest.rows)] == ["investment", "daily_life", "daily_life", "other"]


def test_a_plan_called_off_gives_its_seats_back_and_a_stock_holds_what_is_planned(office: errand.Office) -> None:
    the.seats(office, front=2, back=1)
    ref = the.planned(office)

    with pytest.raises(TooFewSeats):
        concentration.set_seats(office.town.centre, 1, 1, TOMORROW, "改造", by=SYSTEM, now=NOW)
    with pytest.raises(PlannedAlready):
        the.planned(office, replace(ENTRY, front=0, back=0))
    concentration.call_off_residency(ref, "机构改革", by=SYSTEM, now=NOW)

    assert concentration.set_seats(office.town.centre, 1, 1, TOMORROW, "改造", by=SYSTEM, now=NOW).front == 1
    assert (queries.residency(ref, TODAY) or pytest.fail()).presence is Presence.CALLED_OFF


@covers("S-005")
def test_an_office_is_late_until_it_has_entered_and_nobody_types_it(office: errand.Office) -> None:
    the.a_division(office)
    the.seats(office)
    ref = the.planned(office)
    due = ENTRY.due

    assert [(queries.residency(ref, day) or pytest.fail()).presence for day in (TODAY, due, due + MONTH)] == [
        "planned", "planned", "late",
    ]  # fmt: skip
    assert standing(office) == [("scheduled", "centre", ("A01",))]
    assert standing(office, 2 * MONTH)[0][0] == "late"
    the.own_window(office, due)
    concentration.take_up_residency(ref, due + MONTH, by=SYSTEM, now=NOW + 3 * MONTH)

    row = queries.residency(ref, due + MONTH)
    assert row is not None and (row.presence, row.in_time, row.items) == ("entered", "no", 1)
    assert standing(office, 3 * MONTH) == [("entered", "centre", ("B01",))]


def test_nobody_has_entered_without_a_division_and_the_planned_windows(office: errand.Office) -> None:
    the.seats(office)
    ref = the.planned(office)

    def take_up() -> object:
        return concentration.take_up_residency(ref, TODAY, by=SYSTEM, now=NOW)

    with pytest.raises(NoApprovalDivision):
        take_up()
    the.a_division(office)
    with pytest.raises(WindowsMissing) as refused:
        take_up()
    assert (refused.value.planned, refused.value.open) == (1, 0)
    the.own_window(office)
    with pytest.raises(ImpossibleDates):
        concentration.take_up_residency(ref, TOMORROW, by=SYSTEM, now=NOW)
    assert (queries.residency(ref, TODAY) or pytest.fail()).presence is Presence.PLANNED

    assert take_up()
    with pytest.raises(NotOpen):
        take_up()


@covers("S-106")
def test_an_item_that_leaves_the_centre_leaves_the_list_that_day(office: errand.Office) -> None:
    the.entered(office)
    listed = queries.entered_items(NOW, office.town.centre).rows
    assert [(row.item_ref, row.windows) for row in listed] == [(office.item, ("B01",))]

    concentration.take_out_items((office.item,), TOMORROW, "场地改造", by=SYSTEM, now=NOW)

    assert len(queries.entered_items(NOW).rows) == 1
    assert queries.entered_items(NOW + timedelta(days=1)).rows == ()
    with pytest.raises(NotPlaced):
        concentration.take_out_items((office.item,), TOMORROW, "再来", by=SYSTEM, now=NOW)


def test_an_office_that_leaves_takes_its_items_along(office: errand.Office) -> None:
    ref = the.entered(office, TODAY)

    with pytest.raises(ImpossibleDates):
        concentration.end_residency(ref, TODAY, "迁出", by=SYSTEM, now=NOW)
    done = concentration.end_residency(ref, TOMORROW, "迁出", by=SYSTEM, now=NOW)

    assert done.items == 1
    assert [row[0] for row in standing(office, timedelta(days=1))] == ["outside"]
    assert (queries.residency(ref, TOMORROW) or pytest.fail()).presence is Presence.LEFT


@covers("S-016")
def test_the_common_window_handles_an_item_only_under_a_letter_of_the_office(office: errand.Office) -> None:
    the.a_division(office, "delegated")
    the.seats(office)
    ref = the.planned(office, replace(ENTRY, windows=0, staff=0), ())
    concentration.take_up_residency(ref, TODAY, by=SYSTEM, now=NOW)

    def authorise() -> object:
        return concentration.place_items(ref, (office.item,), "authorised", TODAY, "授权书", by=SYSTEM, now=NOW)

    with pytest.raises(NoWrittenAuthority):
        authorise()
    assert standing(office)[0][0] == "outside"
    clerk = people.enrol_staff("c9", "何c9", office.town.office, "formal", BEGAN, by=SYSTEM, now=NOW).ref
    people.hold_post(clerk, town.a_post(office.town, "window"), town.SINCE, None, "holder", by=SYSTEM, now=NOW)
    levels.letter_for(clerk, office.town.office)

    assert authorise()
    assert standing(office) == [("entered", "authorised", ("A01",))]


def test_an_item_stays_in_place_only_on_a_ground_and_comes_in_later(office: errand.Office) -> None:
    ref = the.entered(office)
    with pytest.raises(GroundMissing):
        concentration.keep_in_place((office.item,), "", TOMORROW, "示府1号", by=SYSTEM, now=NOW)

    concentration.keep_in_place((office.item,), "secret", TOMORROW, "示府1号", by=SYSTEM, now=NOW)

    assert [standing(office, timedelta(days=n))[0][0] for n in (0, 1)] == ["entered", "in_place"]
    concentration.place_items(ref, (office.item,), "centre", TOMORROW + MONTH, "解密", by=SYSTEM, now=NOW)
    assert standing(office, 2 * MONTH)[0][0] == "entered"


def test_items_of_another_office_do_not_come_along(office: errand.Office) -> None:
    other = errand.another_office(office, 2)
    the.seats(office)

    with pytest.raises(OfAnotherOffice):
        the.planned(office, items=(other.item,))
    assert queries.residencies(TODAY).rows == ()

    assert the.planned(office, items=(office.item,))


def test_the_manager_of_the_centre_plans_and_does_not_say_what_stays_outside(office: errand.Office) -> None:
    manager, reformer = the.the_manager(office), the.the_reformer(office)
    the.seats(office)
    plan = (office.town.office, office.town.centre, ENTRY, (office.item,), "方案")

    with pytest.raises(NotTheReformOffice):
        concentration.plan_residency(*plan, by=office.decider, now=NOW)
    assert concentration.plan_residency(*plan, by=manager, now=NOW).items == 1
    with pytest.raises(NotTheReformOffice):
        concentration.keep_in_place((office.item,), "site", TODAY, "示府1号", by=manager, now=NOW)
    assert concentration.keep_in_place((office.item,), "site", TODAY, "示府1号", by=reformer, now=NOW).items == 1


@covers("S-222")
def test_an_item_brought_into_a_citizen_centre_is_held_to_two_links_and_one_when_it_is_published_again(
    office: errand.Office,
) -> None:
    the.a_division(office)
    city = office.town.city
    centre = structure.open_centre(
        "市民服务中心", "citizen", city, "national", "", "", "", BEGAN, "", by=SYSTEM, now=NOW
    ).ref
    concentration.set_seats(centre, 4, 4, BEGAN, "", by=SYSTEM, now=NOW)
    again = catalogue.draft_version(office.item, _again(), by=SYSTEM, now=NOW).ref
    assert ("links_at_most_two_plus_one", "does_not_apply") in _checks(again)

    concentration.plan_residency(office.town.office, centre, ENTRY, (office.item,), "方案", by=SYSTEM, now=NOW)

    with pytest.raises(NotPublishable) as refused:
        catalogue.publish(again, later(1), by=SYSTEM, now=later(1))
    assert refused.value.rule == "links_at_most_two_plus_one"
    catalogue.waive_rule(office.item, refused.value.rule, "市府办函", TODAY, TODAY + MONTH, by=SYSTEM, now=NOW)
    assert catalogue.publish(again, later(1), by=SYSTEM, now=later(1))


@covers("S-106")
def test_the_notice_to_a_department_tells_how_far_each_item_has_come(office: errand.Office) -> None:
    the.a_division(office)
    the.seats(office)
    ref = the.planned(office)
    assert _noticed(office) == ["限2026年12月20日前进驻示范市行政服务中心"]

    the.own_window(office)
    concentration.take_up_residency(ref, TODAY, by=SYSTEM, now=NOW)
    assert _noticed(office) == ["已进驻示范市行政服务中心，窗口B01"]

    concentration.keep_in_place((office.item,), "law", TOMORROW, "示府1号", by=SYSTEM, now=NOW)
    assert _noticed(office, timedelta(days=1)) == ["示府1号"]


def _noticed(office: errand.Office, later: timedelta = timedelta()) -> list[str]:
    notice = leaflets.of_office(office.town.office, {}, "", NOW + later)
    assert notice is not None
    return [row[-1] for row in notice.sections[0].rows]


def _again() -> Draft:
    return Draft("食品经营许可（新办）", "01", errand.TERMS, theme="trade", life_event="open_restaurant")


def _checks(version: str) -> set[tuple[str, str]]:
    return {(one.rule, str(one.outcome)) for one in reading.checks(version, TODAY)}


@covers("S-064")
def test_an_approval_section_has_entered_when_every_post_of_it_works_in_the_centre(office: errand.Office) -> None:
    ref = the.entered(office)
    reviewer, decider = (
        people.define_post(name, role, office.town.office, None, None, None, BEGAN, by=SYSTEM, now=NOW).ref
        for name, role in (("二审岗", "reviewer"), ("二批岗", "decider"))
    )
    others = people.define_post(
        "政工岗", "office_head", office.town.office, None, None, None, BEGAN, by=SYSTEM, now=NOW
    )
    posts = {one.ref: one.here for one in queries.section(ref, NOW)}
    assert others.ref not in posts and posts[reviewer] == posts[decider] == ""
    manager = the.the_manager(office)
    assert found(ref).section == ""

    left_behind = tuple(one for one, here in posts.items() if not here and one != decider)
    concentration.bring_in_posts(ref, left_behind, TODAY, "成建制进驻", by=manager, now=NOW)
    row = found(ref)
    assert (row.section, row.posts - row.posts_here) == ("partial", 1)
    with pytest.raises(PostOfAnotherOffice):
        concentration.bring_in_posts(ref, (others.ref,), TODAY, "成建制进驻", by=manager, now=NOW)
    with pytest.raises(NotTheReformOffice):
        concentration.bring_in_posts(ref, (decider,), TODAY, "成建制进驻", by=office.clerk, now=NOW)
    concentration.bring_in_posts(ref, (decider,), TODAY, "成建制进驻", by=manager, now=NOW)
    assert (found(ref).section, {one.here for one in queries.section(ref, NOW)}) == ("whole", {"section"})

    # Derived, never written: a post that comes to be elsewhere, or goes back, makes the entry partial again.
    concentration.take_out_post(ref, reviewer, TOMORROW, "回原处办公", by=manager, now=NOW)
    assert (found(ref).section, found(ref, TOMORROW).section) == ("whole", "partial")
    concentration.end_residency(ref, TOMORROW, "迁出", by=SYSTEM, now=NOW)
    assert found(ref, TOMORROW).section == ""


def found(ref: str, on: date = TODAY) -> ResidencyRow:
    row = queries.residency(ref, on)
    assert row is not None
    return row

"""One thing: several items on one form, one intake, one progress, and the results handed out together."""

from dataclasses import replace

import pytest

from tests.covers import covers
from tests.operations import bundling, errand, levels
from tests.operations import town as places
from tests.operations.bundling import ADDRESS, AREA, CONTENT, FILES, IDENTITY, SAID, TYPED, WIDTH
from tests.operations.errand import GRANT, later
from tests.operations.town import BEGAN, NOW, TODAY
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as seen
from yimen.engine.case.cases.operations import Written
from yimen.engine.case.cases.refusals import DraftIncomplete, DraftUnknown, NoAccount
from yimen.engine.centre.counter.allow import OutOfScope
from yimen.engine.centre.matters import operations, queries
from yimen.engine.centre.matters.refusals import (
    MatterChangedElsewhere,
    MatterUnknown,
    NotAllDecided,
    NothingChosen,
    StillWaiting,
)
from yimen.kernel.actor import SYSTEM
from yimen.kernel.authority import NotYourRole
from yimen.kernel.elements import Reach
from yimen.kernel.rulings import Advice
from yimen.kernel.visits.window_groups import GroupKind
from yimen.registries.bundles import operations as bundles
from yimen.registries.bundles import queries as defined
from yimen.registries.bundles.operations import (
    BundleNameTaken,
    BundleSaid,
    ItemNotBundled,
    WrongNumberOfItems,
)
from yimen.registries.windows import operations as windows
from yimen.registries.windows.operations import GroupSaid

pytestmark = pytest.mark.django_db


def written(matter: bundling.Matter) -> str:
    """A matter filled in on the web with every file, ready to be handed in; its ref."""
    citizen = matter.food.citizen
    ref = operations.start(matter.bundle, matter.food.party, (), by=citizen, now=NOW).ref
    operations.keep(ref, 1, SAID, TYPED, by=citizen, now=NOW)
    for filename, key in FILES:
        operations.attach(ref, key, filename, CONTENT, by=citizen, now=NOW)
    return ref


def revision(ref: str, matter: bundling.Matter) -> int:
    found = queries.find(ref, matter.food.citizen, NOW)
    assert found is not None
    return found.revision


@standing
def matter() -> bundling.Matter:
    return bundling.a_bundle()


@covers("S-124", "S-216")
def test_one_form_and_one_list_of_materials_become_a_case_for_each_item(matter: bundling.Matter) -> None:
    citizen = matter.food.citizen
    guide = defined.guide(matter.bundle, (), SAID, NOW)
    assert guide is not None and (guide.saved.fields_apart, guide.saved.fields_once) == (4, 3)
    assert (guide.saved.materials_apart, guide.saved.materials_once) == (5, 4)
    ref = written(matter)
    form = queries.one_form(ref, citizen, NOW)
    assert form is not None and form.missing == () and form.typed[ADDRESS] == "滨河街36号"
    held = next(one for one in form.materials if one.one.key == IDENTITY)
    assert (len(held.files), len(held.names)) == (1, 2)

    done = operations.submit(ref, form.matter.revision, matter.food.town.centre, by=citizen, now=NOW)

    assert [one.item_ref for one in done.cases] == [matter.food.item, matter.sign.item] and done.waiting == ()
    for one, wanted in zip(done.cases, ({"address", "area"}, {"address", "width"}), strict=True):
        view = seen.find(one.ref, citizen, later(1))
        assert view is not None and {row.term.code for row in view.form if row.value} == wanted
        assert [file.filename for row in view.materials for file in row.files if row.term.code == "id"] == ["id.png"]
    (row,) = queries.mine(citizen)
    assert (row.standing, row.parts, row.cases) == ("under_way", 2, 2)
    with pytest.raises(MatterUnknown):
        operations.submit(ref, revision(ref, matter), by=citizen, now=NOW)


def test_what_is_missing_is_named_once_and_nothing_is_handed_in(matter: bundling.Matter) -> None:
    citizen = matter.food.citizen
    ref = operations.start(matter.bundle, matter.food.party, (), by=citizen, now=NOW).ref
    operations.keep(ref, 1, SAID, {ADDRESS: "滨河街36号"}, by=citizen, now=NOW)
    form = queries.one_form(ref, citizen, NOW)

    assert form is not None
    assert [(kind, key) for kind, key, _ in form.missing if kind == "field"] == [("field", AREA), ("field", WIDTH)]
    assert [key for kind, key, _ in form.missing if kind == "material"].count(IDENTITY) == 1
    with pytest.raises(DraftIncomplete):
        operations.submit(ref, 2, by=citizen, now=NOW)
    with pytest.raises(MatterChangedElsewhere):
        operations.keep(ref, 1, SAID, TYPED, by=citizen, now=NOW)
    with pytest.raises(MatterUnknown):
        operations.keep(ref, 2, SAID, TYPED, by=matter.sign.citizen, now=NOW)
    assert queries.mine(citizen)[0].cases == 0
    operations.discard(ref, by=citizen, now=NOW)
    assert (queries.mine(citizen), queries.drafts_inside(citizen)) == ((), frozenset())


def test_a_file_lies_once_and_leaves_every_item_when_it_is_taken_off(matter: bundling.Matter) -> None:
    citizen = matter.food.citizen
    ref = written(matter)
    form = queries.one_form(ref, citizen, NOW)
    assert form is not None
    (file,) = next(one.files for one in form.materials if one.one.key == IDENTITY)

    operations.detach(ref, file.ref, by=citizen, now=NOW)

    form = queries.one_form(ref, citizen, NOW)
    assert form is not None and [key for _, key, _ in form.missing] == [IDENTITY]


def decide(office: errand.Office, ref: str, clerk: errand.Office) -> None:
    cases.accept(ref, by=clerk.clerk, now=later(1))
    cases.hand_over(ref, by=clerk.clerk, now=later(1))
    cases.review(ref, Advice.GRANT, "符合条件", by=office.reviewer, now=later(2))
    cases.decide(ref, GRANT, by=office.decider, now=later(3))


@covers("S-014")
def test_handed_in_once_at_one_window_and_handed_out_together_from_one(matter: bundling.Matter) -> None:
    clerk = matter.food.clerk
    done = operations.take_in(matter.bundle, matter.food.party, (), SAID, TYPED, by=clerk, now=NOW)
    for case in done.cases:
        for material in ("id", "plan", "rules") if case.item_ref == matter.food.item else ("id", "picture"):
            cases.attach_to_case(case.ref, material, f"{material}.png", CONTENT, by=clerk, now=later(0.5))
    # Both lie at the same window's desk: no applicant is sent to a second department's counter.
    desks = {view.desk_name for case in done.cases if (view := seen.find(case.ref, clerk, later(0.5)))}
    assert len(desks) == 1
    first, second = done.cases
    decide(matter.food, first.ref, matter.food)

    with pytest.raises(NotAllDecided):
        operations.hand_out(done.ref, "陈小禾", by=clerk, now=later(4))
    decide(matter.sign, second.ref, matter.food)
    with pytest.raises(NotYourRole):
        operations.hand_out(done.ref, "陈小禾", by=matter.food.reviewer, now=later(4))
    assert operations.hand_out(done.ref, "陈小禾", by=clerk, now=later(4)).cases == (first.ref, second.ref)
    (row,) = queries.of_party(matter.food.party, clerk)
    assert row.standing == "delivered"


@covers("S-280")
def test_a_town_finishes_what_it_may_and_says_before_the_trip_what_is_decided_elsewhere() -> None:
    far = replace(bundling.SIGN, service=replace(bundling.SIGN.service, reach=Reach.COUNTIES))
    matter = bundling.a_bundle(far)
    food, sign = matter.food, matter.sign
    town = levels.a_town_below(food)
    levels.handed_down(town, "devolve")
    reform = places.signed_on(places.an_officer(food.town, "reform_office", "670"), "reform")

    fit = [(row.item_ref, row.reach, row.decides) for row in defined.fit(matter.bundle, town.centre, NOW)]
    assert fit == [(food.item, "decide", "示范1镇人民政府"), (sign.item, "accept", "示范市第2局")]
    done = operations.take_in(matter.bundle, food.party, (), SAID, TYPED, by=town.clerk, now=later(1))

    assert len(done.cases) == 2
    # What had to go up is a reason to hand it down; nobody writes that down by hand.
    (reason,) = queries.reasons(reform, NOW)
    assert (reason.item_ref, reason.office_name, reason.cases) == (sign.item, "示范市第2局", 1)
    assert queries.reasons(food.clerk, NOW) == ()


def test_the_counter_of_the_first_item_takes_the_whole_matter_and_no_other_does(matter: bundling.Matter) -> None:
    town, clerk = matter.food.town, matter.food.clerk
    said = GroupSaid(GroupKind.SECTOR, "B", "其他窗口", windows=(town.window,), items=(matter.sign.item,))
    other = windows.form_group(town.centre, said, BEGAN, "", by=SYSTEM, now=NOW).ref
    lead = GroupSaid(GroupKind.SECTOR, "C", "餐饮窗口", items=(matter.food.item,))
    trade = windows.form_group(town.centre, lead, BEGAN, "", by=SYSTEM, now=NOW).ref

    with pytest.raises(OutOfScope):
        operations.take_in(matter.bundle, matter.food.party, (), SAID, TYPED, by=clerk, now=NOW)
    windows.place_windows(trade, (town.window,), TODAY, by=SYSTEM, now=NOW)

    assert len(operations.take_in(matter.bundle, matter.food.party, (), SAID, TYPED, by=clerk, now=NOW).cases) == 2
    assert other != trade


@covers("S-215")
def test_what_was_begun_on_the_web_is_finished_at_the_window_and_the_other_way_round(matter: bundling.Matter) -> None:
    food, clerk = matter.food, matter.food.clerk
    ref = written(matter)
    with pytest.raises(NotYourRole):
        operations.finish(ref, by=food.reviewer, now=later(1))
    done = operations.finish(ref, by=clerk, now=later(1))
    view = seen.find(done.cases[0].ref, clerk, later(1))
    assert view is not None and next(row.files for row in view.materials if row.term.code == "id")

    # A single draft of the web: the window hands it in, with what was said anew; its files go along.
    draft, _ = errand.a_draft(food, ("id",))
    with pytest.raises(DraftUnknown):
        cases.finish_draft(draft, matter.sign.party, by=clerk, now=later(1))
    case = cases.finish_draft(
        draft, food.party, Written(errand.ANSWERS, errand.FORM | {"area": "90"}), by=clerk, now=later(1)
    )
    view = seen.find(case.ref, clerk, later(1))
    assert view is not None and {row.term.code: row.value for row in view.form}["area"] == "90"
    assert [len(row.files) for row in view.materials if row.term.code == "id"] == [1]
    # Begun at the window, left to be finished at home.
    left = cases.leave_draft(food.item, food.party, Written(errand.ANSWERS, {"area": "70"}), by=clerk, now=later(1))
    at_home = seen.draft(left.ref, food.citizen, later(2))
    assert at_home is not None and at_home.form == {"area": "70"}
    with pytest.raises(NoAccount):
        cases.leave_draft(food.item, places.a_person(44, "无账户"), Written((), {}), by=clerk, now=later(1))


def test_an_item_that_needs_another_ones_result_waits_and_goes_in_afterwards() -> None:
    food = errand.an_office()
    bundling.aftermath.wired()
    needs = replace(bundling.SIGN, service=replace(bundling.SIGN.service, prerequisites=(food.item,)))
    sign = errand.another_office(food, 2, needs)
    matter = bundling.Matter(bundling.bundled(food, sign), food, sign)
    ref = written(matter)

    done = operations.submit(ref, revision(ref, matter), food.town.centre, by=food.citizen, now=NOW)
    assert ([one.item_ref for one in done.cases], len(done.waiting)) == ([food.item], 1)
    with pytest.raises(StillWaiting):
        operations.submit(ref, revision(ref, matter), food.town.centre, by=food.citizen, now=later(1))
    with pytest.raises(StillWaiting):
        operations.take_in(matter.bundle, food.party, (), SAID, TYPED, by=food.clerk, now=NOW)
    decide(food, done.cases[0].ref, food)
    done = operations.submit(ref, revision(ref, matter), food.town.centre, by=food.citizen, now=later(5))

    assert [one.item_ref for one in done.cases] == [sign.item]


def test_a_bundle_holds_items_for_those_it_is_for_and_changes_from_a_day_on(matter: bundling.Matter) -> None:
    food, sign = matter.food, matter.sign
    said = BundleSaid("开餐馆一件事", "", "person", "", (food.item, sign.item))

    with pytest.raises(BundleNameTaken):
        bundles.define_bundle(said, BEGAN, "", by=SYSTEM, now=NOW)
    with pytest.raises(WrongNumberOfItems):
        bundles.define_bundle(replace(said, name="一项", always=(food.item,)), BEGAN, "", by=SYSTEM, now=NOW)
    with pytest.raises(ItemNotBundled):
        bundles.define_bundle(replace(said, name="别的", chosen=("none",)), BEGAN, "", by=SYSTEM, now=NOW)
    bundles.revise_bundle(
        matter.bundle, replace(said, always=(food.item,), chosen=(sign.item,)), TODAY, by=SYSTEM, now=NOW
    )
    guide = defined.guide(matter.bundle, (food.item,), {}, NOW)
    assert guide is not None and guide.chosen == (food.item,)
    assert [(one.ref, one.need) for one in guide.items] == [(food.item, "always"), (sign.item, "chosen")]
    assert [row.ref for row in defined.holding(sign.item, NOW)] == [matter.bundle]
    bundles.end_bundle(matter.bundle, places.TODAY.replace(day=21), "不再办", by=SYSTEM, now=NOW)
    with pytest.raises(NothingChosen):
        operations.start(matter.bundle, food.party, (), by=food.citizen, now=later(24))

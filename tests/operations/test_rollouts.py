"""Items go online in batches: planned, prepared, confirmed, and opened by a version that says so."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.covers import covers
from tests.operations import catalogue, errand, town
from tests.operations.town import NOW, TODAY
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases.refusals import NotFiledOnline
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.elements import OnlineDepth, Way
from yimen.kernel.terms import Terms
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, NotInList
from yimen.registries.catalogue import operations as items
from yimen.registries.catalogue.refusals import NotPublishable
from yimen.registries.rollouts import operations, queries
from yimen.registries.rollouts.operations import AlreadyOffered, AlreadyPlanned, RolloutOver

pytestmark = pytest.mark.django_db
DUE, LATER = TODAY + timedelta(days=30), NOW + timedelta(days=1)
PARTLY = replace(
    errand.TERMS,
    trips=1,
    place="综合窗口",
    service=replace(
        errand.TERMS.service, ways=(Way.WINDOW,), online_depth=OnlineDepth.GUIDE, onsite_reason="须当面签名"
    ),
)
BARE = replace(PARTLY, service=replace(PARTLY.service, flow_online=""))
ONLINE = replace(
    PARTLY,
    service=replace(
        PARTLY.service, ways=(Way.WINDOW, Way.WEB), online_depth=OnlineDepth.ACCEPTANCE, flow_online="登录、填表、提交"
    ),
)
UNTOLD = replace(ONLINE, service=replace(ONLINE.service, flow_online=""))


@standing
def office() -> errand.Office:
    return errand.an_office(BARE)


def planned(office: errand.Office, channel: str = "web", due: date = DUE) -> str:
    operations.plan_rollout((office.item,), channel, "第一批", due, "示府办〔2026〕8号", by=SYSTEM, now=NOW)
    return next(row.ref for row in queries.rollouts(NOW).rows if row.channel == channel)


def confirmed(ref: str, by: Actor = SYSTEM) -> None:
    for what in ("trained", "trial"):
        operations.confirm_ready(ref, what, "培训签到表、试办件 7 号", by=by, now=NOW)


def opened(office: errand.Office, terms: Terms = ONLINE) -> None:
    draft = catalogue.a_draft("食品经营许可（新办）", "01", terms)
    version = items.draft_version(office.item, draft, by=SYSTEM, now=NOW).ref
    try:
        items.publish(version, LATER, by=SYSTEM, now=NOW)
    except NotPublishable:
        items.discard_draft(version, by=SYSTEM, now=NOW)
        raise


def not_opened(terms: Terms = ONLINE, *, office: errand.Office) -> str:
    """The rule by which the publication of an item's way online is refused."""
    with pytest.raises(NotPublishable) as refused:
        opened(office, terms)
    return refused.value.rule


def standing() -> list[tuple[str, tuple[str, ...]]]:
    return [(row.standing, row.lacking) for row in queries.rollouts(LATER).rows]


@covers("S-150")
def test_online_filing_opens_when_the_checklist_is_complete_and_not_before(office: errand.Office) -> None:
    assert not_opened(office=office) == "online_filing_was_tried"
    ref = planned(office)
    assert standing() == [("preparing", ("flow", "trained", "trial"))]
    assert not_opened(office=office) == "online_filing_was_tried"
    confirmed(ref)
    assert not_opened(UNTOLD, office=office) == "online_filing_is_prepared"
    with pytest.raises(NotFiledOnline):
        cases.start_draft(office.item, office.party, by=office.citizen, now=LATER)

    opened(office)

    assert standing() == [("open", ())]
    assert cases.start_draft(office.item, office.party, by=office.citizen, now=LATER).ref


@covers("S-150")
def test_the_window_takes_in_what_is_not_filed_online_yet(office: errand.Office) -> None:
    with pytest.raises(NotFiledOnline):
        cases.start_draft(office.item, office.party, by=office.citizen, now=NOW)

    assert cases.receive(office.item, office.party, errand.ANSWERS, errand.FORM, by=office.clerk, now=NOW).number


@covers("S-150")
def test_a_batch_tells_how_many_are_open_and_which_are_late(office: errand.Office) -> None:
    confirmed(planned(office))
    (batch,) = queries.batches(LATER)
    assert (batch.batch, batch.items, batch.open, batch.late) == ("第一批", 1, 0, 0)
    overdue = NOW + timedelta(days=40)
    assert queries.batches(overdue)[0].late == 1
    assert queries.rollouts(overdue).rows[0].standing == "late"

    opened(office)

    (batch,) = queries.batches(overdue)
    assert (batch.open, batch.late) == (1, 0)


@covers("S-151")
def test_an_item_has_a_plan_from_window_to_web_to_phone(office: errand.Office) -> None:
    planned(office)
    planned(office, "mobile", DUE + timedelta(days=60))

    found = queries.readiness(office.item, NOW)

    assert found is not None
    assert [(step.channel, step.offered, step.due) for step in found.channels] == [
        ("window", "yes", None),
        ("web", "no", DUE),
        ("mobile", "no", DUE + timedelta(days=60)),
    ]
    assert ("flow", "no") in found.checks and ("form", "yes") in found.checks
    assert found.elements == ("service.flow_online",)


@covers("S-151")
def test_window_services_without_an_online_counterpart_are_listed_until_there_is_one(office: errand.Office) -> None:
    (gap,) = queries.gaps(NOW).rows
    assert (gap.item_ref, gap.due) == (office.item, None)
    confirmed(planned(office))
    assert queries.gaps(NOW).rows[0].due == DUE

    opened(office)

    assert queries.gaps(LATER).rows == ()
    assert queries.gaps(LATER, "nosuch").rows == ()


def test_a_plan_is_refused_for_what_cannot_be(office: errand.Office) -> None:
    planned(office)
    told = ("第一批", DUE, "依据")

    with pytest.raises(AlreadyPlanned):
        operations.plan_rollout((office.item,), "web", *told, by=SYSTEM, now=NOW)
    with pytest.raises(NotInList):
        operations.plan_rollout((office.item,), "window", *told, by=SYSTEM, now=NOW)
    with pytest.raises(ImpossibleDates):
        operations.plan_rollout((office.item,), "mobile", "一", TODAY - timedelta(days=1), "据", by=SYSTEM, now=NOW)
    with pytest.raises(NoSuchThing):
        operations.plan_rollout((office.item, "nosuch"), "mobile", *told, by=SYSTEM, now=NOW)
    with pytest.raises(NotAllowed):
        operations.plan_rollout((office.item,), "mobile", *told, by=office.clerk, now=NOW)
    other = errand.another_office(office, 3, errand.TERMS)
    with pytest.raises(AlreadyOffered):
        operations.plan_rollout((other.item,), "web", *told, by=SYSTEM, now=NOW)

    assert len(queries.rollouts(NOW).rows) == 1


def test_the_office_of_the_item_confirms_and_nobody_else(office: errand.Office) -> None:
    ref = planned(office)
    head = town.signed_on(town.an_officer(office.town, "office_head", "h9"), "the.head")

    with pytest.raises(NotAllowed):
        confirmed(ref, office.clerk)
    assert standing()[0][1] == ("flow", "trained", "trial")
    confirmed(ref, head)

    assert standing()[0][1] == ("flow",)
    with pytest.raises(NotInList):
        operations.confirm_ready(ref, "opened", "x", by=head, now=NOW)


def test_a_plan_that_was_called_off_opens_nothing(office: errand.Office) -> None:
    ref = planned(office)
    confirmed(ref)

    operations.call_off_rollout(ref, "先整合流程", by=SYSTEM, now=NOW)

    assert queries.rollouts(NOW).rows == ()
    assert not_opened(office=office) == "online_filing_was_tried"
    with pytest.raises(RolloutOver):
        operations.confirm_ready(ref, "trial", "x", by=SYSTEM, now=NOW)

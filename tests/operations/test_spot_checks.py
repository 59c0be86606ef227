"""Supervision after approval: a record follows its permit, draws are committed to and drawn by a witness, two sign."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import errand, inspecting, town
from tests.operations.errand import later
from tests.operations.inspecting import KITCHEN, Scene, drawn, followed, found, permitted, published, said
from tests.operations.town import NOW, TODAY
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.integrity import operations as repairing
from yimen.engine.case.integrity import queries as integrity
from yimen.engine.case.integrity.operations import NoRepairAsked, NothingToRepair, OwnRecord, RecordUnknown, RepairAsked
from yimen.engine.papers.dossiers.sniffing import FileWrongType
from yimen.engine.supervision.spot_checks import operations, queries
from yimen.engine.supervision.spot_checks.refusals import (
    ChecksAhead,
    DrawnBefore,
    DrawTooLate,
    DrawTooShort,
    DrawUnknown,
    FindingsBeyond,
    InspectorNear,
    InspectorsUnfit,
    NobodyLeft,
    NoPromiseGiven,
    NotTheOther,
    PhotographNeeded,
    PointWithoutFinding,
    SpotCheckUnknown,
    TooManyListed,
    WitnessTooNear,
)
from yimen.engine.supervision.supervision_records import operations as records
from yimen.engine.supervision.supervision_records import queries as record_queries
from yimen.kernel.actor import SYSTEM
from yimen.kernel.authority import NotFormal
from yimen.kernel.endings import RevokeGround
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.repairs import TooEarlyToRepair
from yimen.kernel.risk import RiskBand, rule_of
from yimen.kernel.spot_checks import LookedAtUnclear, NothingToDraw, PositionUnclear, TooFewInspectors
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotAllowed, NotInList
from yimen.registries.dated import day_of
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries

pytestmark = pytest.mark.django_db


@standing
def scene(office: errand.Office) -> Scene:
    return inspecting.a_scene(office)


@covers("S-552", "S-551", "S-556")
def test_a_record_follows_each_permit_once_with_plan_frequency_and_results(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, promised = permitted(scene), permitted(scene, "yes")
    errand.in_department(scene.office)

    first, again = followed(monkeypatch), followed(monkeypatch)

    assert (first.opened, again.opened, again.results) == (2, 0, 0)
    raised, normal = record_queries.looked_after(scene.head, TODAY).rows
    assert (normal.way, normal.band, normal.reason, normal.owner) == ("usual", "normal", "first", normal.approver)
    assert (raised.way, raised.band, raised.reason) == ("promised", "raised", "promised")
    assert [(row.next_on - row.granted_on).days for row in (normal, raised)] == [
        rule_of(band).days for band in (RiskBand.NORMAL, RiskBand.RAISED)
    ]
    view = record_queries.record(raised.ref, scene.head, TODAY)
    assert view is not None and view.plan == (KITCHEN,) and view.results == ()
    assert record_queries.of_case(usual) == normal.ref and record_queries.of_case(promised) == raised.ref
    assert record_queries.record(raised.ref, scene.office.clerk, TODAY) is None
    with pytest.raises(NotAllowed):
        records.follow_permits(by=scene.head, now=later(5))

    row = drawn(scene, scope="promised")
    published(scene, row, "mended")
    assert followed(monkeypatch, later(11)).results == 1 and followed(monkeypatch, later(12)).results == 0

    (sides,) = record_queries.side_by_side(scene.witness, TODAY)
    assert (sides.permits, sides.quick, sides.before, sides.after) == (2, 1, 2, 1)
    assert record_queries.side_by_side(scene.head, TODAY) == ()
    view = record_queries.record(raised.ref, scene.head, TODAY)
    assert view is not None and [(one.source, one.outcome) for one in view.results] == [("spot_check", "mended")]
    assert (view.row.reason, view.row.last_on) == ("mended", TODAY)


@covers("S-550")
def test_a_draw_is_committed_to_before_a_witness_draws_it_and_is_drawn_again_afterwards(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NothingToDraw):
        operations.announce_draw(said(scene), by=scene.head, now=later(6))
    permitted(scene)
    followed(monkeypatch)
    account = people_queries.staff_member(scene.head.staff_id or 0)
    own = account.ref if account else ""
    refused: tuple[tuple[type[Exception], object], ...] = (
        (NotAllowed, {"by": scene.office.clerk}),
        (NotFormal, {"by": replace(scene.head, formal="no")}),
        (NotInList, {"scope": "some"}),
        (NoSuchThing, {"item": "nothing"}),
        (ImpossibleDates, {"last_day": TODAY - timedelta(days=1)}),
        (DrawTooShort, {"last_day": TODAY + timedelta(days=3)}),
        (InspectorsUnfit, {"inspectors": (*scene.refs, own)}),
        (InspectorsUnfit, {"inspectors": (*scene.refs, "gone")}),
        (TooManyListed, {"points": ("看",) * 13}),
        (Missing, {"points": (" ",)}),
        (Missing, {"title": " "}),
        (TooFewInspectors, {"inspectors": scene.refs[:3]}),
        (NothingToDraw, {"scope": "promised"}),
    )
    for refusal, other in refused:
        facts = dict(other)  # type: ignore[call-overload]
        by = facts.pop("by", scene.head)
        with pytest.raises(refusal):
            operations.announce_draw(said(scene, **facts), by=by, now=later(6))
    assert queries.public_draws(later(6)) == ()

    ref = operations.announce_draw(said(scene), by=scene.head, now=later(6)).ref

    told = queries.draw(ref, later(6))
    assert told is not None and told.drawn_at is None and told.secret == "" and told.commitment
    for refusal, by in ((DrawUnknown, scene.office.clerk), (NotAllowed, scene.head)):
        with pytest.raises(refusal):
            operations.draw_lots(ref, "梧桐", by=by, now=later(7))
    near = replace(scene.witness, posts=(*scene.witness.posts, *scene.head.posts))
    with pytest.raises(WitnessTooNear):
        operations.draw_lots(ref, "梧桐", by=near, now=later(7))
    with pytest.raises(TextMissing):
        operations.draw_lots(ref, " ", by=scene.witness, now=later(7))
    with pytest.raises(DrawTooLate):
        operations.draw_lots(ref, "梧桐", by=scene.witness, now=later(24 * 11))
    operations.draw_lots(ref, "梧桐", by=scene.witness, now=later(7))
    with pytest.raises(DrawnBefore):
        operations.draw_lots(ref, "银杏", by=scene.witness, now=later(7))

    (check,) = queries.checks_of(ref, scene.head, later(7))
    assert queries.checks_of(ref, scene.office.clerk, later(7)) == () and queries.proof(ref, later(7)) is None
    with pytest.raises(ChecksAhead):
        operations.close_draw(ref, by=scene.head, now=later(8))
    published(scene, check)
    with pytest.raises(NotAllowed):
        operations.close_draw(ref, by=scene.witness, now=later(11))
    operations.close_draw(ref, by=scene.head, now=later(11))
    proof = queries.proof(ref, later(12))
    assert proof is not None and proof.same == "yes"
    assert hashlib.sha256(proof.secret.encode()).hexdigest() == proof.commitment == told.commitment
    (shown,) = queries.published(later(12), "示范餐饮").rows
    assert (shown.holder_name, shown.outcome) == ("示范餐饮有限公司", "sound")


@covers("S-550")
def test_who_approved_or_has_an_interest_never_inspects_and_who_stands_aside_is_followed_by_the_next_lot(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    permitted(scene)
    followed(monkeypatch)
    owner = people_queries.account(scene.works.owner.ref)
    assert owner is not None
    near = [people_queries.staff_member(one.staff_id or 0) for one in (scene.office.reviewer, scene.office.decider)]
    own = people.enrol_staff("721", "何721", scene.office.town.office, "formal", town.BEGAN, None, town.a_number(22),
                             by=SYSTEM, now=NOW).ref  # fmt: skip
    going = (*(one.ref for one in near if one), own, scene.refs[0])
    with pytest.raises(TooFewInspectors):
        operations.announce_draw(said(scene, inspectors=going), by=scene.head, now=later(6))

    announced = operations.announce_draw(
        said(scene, inspectors=(*going, *scene.refs[1:])), by=scene.head, now=later(6)
    ).ref
    left = scene.inspectors[3][0]
    with connection.cursor() as cursor:
        cursor.execute("update people_staff set establishment = 'auxiliary' where ref = %s", (left,))
    operations.draw_lots(announced, "梧桐", by=scene.witness, now=later(7))
    (row,) = queries.checks_of(announced, scene.head, later(7))

    names = {actor.name for _, actor in scene.inspectors[:3]}
    assert set(row.inspectors) < names
    first, second = scene.who(row)
    third = next(actor for _, actor in scene.inspectors[:3] if actor.name not in row.inspectors)
    with pytest.raises(SpotCheckUnknown):
        operations.stand_aside_spot(row.ref, "认识", by=third, now=later(8))
    operations.stand_aside_spot(row.ref, "和老板是亲戚", by=first, now=later(8))
    assert queries.mine(first, later(8)) == () and queries.mine(third, later(8))[0].ref == row.ref
    with pytest.raises(NobodyLeft):
        operations.stand_aside_spot(row.ref, "也是亲戚", by=second, now=later(8))
    account = people_queries.staff_member(second.staff_id or 0)
    assert account is not None
    with connection.cursor() as cursor:
        cursor.execute(
            "update people_staff set person_id = (select party_id from people_account where id = %s) where id = %s",
            (owner.id, second.staff_id),
        )
    with pytest.raises(InspectorNear):
        operations.record_spot_check(row.ref, found(), by=second, now=later(9))
    operations.record_spot_check(row.ref, found(), by=third, now=later(9))

    over = later(24 * 11)
    with pytest.raises(ChecksAhead):
        operations.close_draw(announced, by=scene.head, now=later(24 * 2))
    operations.close_draw(announced, by=scene.head, now=over)
    told, proof = queries.draw(announced, over), queries.proof(announced, over)
    assert told is not None and (told.missed, told.unsigned, told.few) == (0, 1, 0) and told.secret
    assert proof is not None and proof.same == "yes"
    again = said(scene, inspectors=(own, *scene.refs[:3], *going[:2]), first_day=day_of(over),
                 last_day=day_of(over) + timedelta(days=9), scope="promised")  # fmt: skip
    with pytest.raises(TooFewInspectors):
        operations.announce_draw(again, by=scene.head, now=over)


@covers("S-553")
def test_one_writes_down_where_and_when_with_photographs_and_the_other_signs(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    permitted(scene)
    followed(monkeypatch)
    row = drawn(scene)
    first, second = scene.who(row)
    with pytest.raises(SpotCheckUnknown):
        operations.photograph_spot(row.ref, "a.png", errand.PNG, by=scene.office.reviewer, now=later(8))
    with pytest.raises(FileWrongType):
        operations.photograph_spot(row.ref, "a.png", b"nothing", by=first, now=later(8))
    refused: tuple[tuple[type[Exception], operations.SpotFound], ...] = (
        (NotInList, found("fine")),
        (NoPromiseGiven, found("false_promise")),
        (PointWithoutFinding, found(findings=("干净",))),
        (FindingsBeyond, found(findings=("干净", "齐全", "一致", "还有一条"))),
        (PhotographNeeded, found("violation")),
        (TextMissing, found(position="")),
        (PositionUnclear, found(position="somewhere")),
        (LookedAtUnclear, found(looked_at=later(10))),
        (LookedAtUnclear, found(looked_at=later(6))),
        (TextMissing, found(summary=" ")),
    )
    for refusal, facts in refused:
        with pytest.raises(refusal):
            operations.record_spot_check(row.ref, facts, by=first, now=later(9))
    unchanged = queries.one(row.ref, first, later(9))
    assert unchanged is not None and unchanged.state == "drawn"

    operations.photograph_spot(row.ref, "a.png", errand.PNG, by=first, now=later(8))
    without = found("violation", position="", without_position="地下室没有信号")
    operations.record_spot_check(row.ref, without, by=first, now=later(9))
    seen = queries.one(row.ref, second, later(9))
    assert seen is not None and (seen.looked_at, seen.recorded_at) == (later(8), later(9))
    assert (
        seen.may == ("sign", "differ", "aside")
        and len(seen.photos) == 1
        and queries.photo(row.ref, seen.photos[0].ref, second, later(9)) is not None
    )
    assert queries.photo(row.ref, seen.photos[0].ref, scene.office.clerk, later(9)) is None
    with pytest.raises(NotTheOther):
        operations.sign_spot_check(row.ref, by=first, now=later(9))
    operations.photograph_spot(row.ref, "b.png", errand.PNG, by=first, now=later(9))
    with pytest.raises(ChangedSinceRead):
        operations.sign_spot_check(row.ref, seen.mark, by=second, now=later(9))
    operations.differ_spot_check(row.ref, "后厨不是我们看的那间", by=second, now=later(9))
    with pytest.raises(WrongState):
        operations.sign_spot_check(row.ref, by=second, now=later(9))
    assert queries.published(later(9)).rows == ()

    operations.record_spot_check(row.ref, found("violation"), by=second, now=later(10))
    operations.stand_aside_spot(row.ref, "是我同学", by=first, now=later(10))
    next_one = queries.one(row.ref, second, later(10))
    assert next_one is not None and next_one.state == "recorded"
    third = next(one for one in scene.who(next_one) if one != second)
    operations.stand_aside_spot(row.ref, "也是我同学", by=second, now=later(10))
    anew = queries.one(row.ref, third, later(10))
    assert anew is not None and anew.state == "drawn" and queries.published(later(10)).rows == ()
    second, first = next(one for one in scene.who(anew) if one != third), third
    operations.record_spot_check(row.ref, found("violation"), by=second, now=later(10))
    operations.sign_spot_check(row.ref, by=first, now=later(10))

    (shown,) = queries.published(later(11)).rows
    assert shown.outcome == "violation"
    assert queries.mine(first, later(11)) == ()
    with pytest.raises(WrongState):
        operations.photograph_spot(row.ref, "c.png", errand.PNG, by=first, now=later(11))


@covers("S-554")
def test_permits_without_an_owner_owned_elsewhere_and_never_looked_at_are_reported_and_closed(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = inspecting.a_scene(office)
    with connection.cursor() as cursor:
        cursor.execute("delete from three_lists_listentry")
    permitted(scene)
    followed(monkeypatch)
    other = errand.another_office(office, 3)

    gaps = record_queries.gaps(scene.witness, TODAY)
    assert record_queries.gaps(scene.head, TODAY) is None and gaps is not None
    (unowned,) = gaps.unowned
    assert (gaps.permits, gaps.unowned_permits, gaps.elsewhere_permits) == (1, 1, 0)
    assert [(row.holder_name, row.permits) for row in gaps.never] == [("示范餐饮有限公司", 1)]
    assert record_queries.looked_after(scene.head, TODAY).rows == ()
    refused: tuple[tuple[type[Exception], Callable[[], object]], ...] = (
        (NotAllowed, lambda: records.name_owner(unowned.first_ref, other.town.office, "文", by=scene.head, now=NOW)),
        (NoSuchThing, lambda: records.name_owner("x", other.town.office, "文", by=scene.witness, now=NOW)),
        (NoSuchThing, lambda: records.name_owner(unowned.first_ref, "x", "文", by=scene.witness, now=NOW)),
        (Missing, lambda: records.name_owner(unowned.first_ref, other.town.office, " ", by=scene.witness, now=NOW)),
    )
    for refusal, act in refused:
        with pytest.raises(refusal):
            act()

    records.name_owner(unowned.first_ref, other.town.office, "示府办〔2026〕30号", by=scene.witness, now=later(6))

    with pytest.raises(records.OwnerStands):
        records.name_owner(unowned.first_ref, scene.office.town.office, "文", by=scene.witness, now=later(7))
    gaps = record_queries.gaps(scene.witness, TODAY)
    assert gaps is not None and gaps.unowned == () and gaps.elsewhere_permits == 1
    assert gaps.elsewhere[0].owner != gaps.elsewhere[0].approver


def record_case(ref: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("select id from cases_case where ref = %s", (ref,))
        return int(cursor.fetchone()[0])


@covers("S-555", "S-556")
def test_a_false_promise_that_was_drawn_is_revoked_recorded_and_looked_after_more_closely(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, usual = permitted(scene, "yes"), permitted(scene)
    followed(monkeypatch)
    assert queries.false_promises().percent == "—"
    row = drawn(scene, scope="promised")

    published(scene, row, "false_promise")
    followed(monkeypatch, later(11))
    assert integrity.mine(scene.works.owner) == ()
    entry = next(line for line in inspecting._lines("", 0) if line.verb == "sign_spot_check")
    fault = replace(entry, kind="case", verb="revoke", subject_id=record_case(case), body={"ground": "procedure"})
    records._breaches(fault, SYSTEM, later(12))
    assert integrity.mine(scene.works.owner) == ()
    cases.revoke(case, "抽查发现承诺不实", RevokeGround.FRAUD, by=scene.office.decider, now=later(12))
    followed(monkeypatch, later(13))
    followed(monkeypatch, later(14))

    (breach,) = integrity.mine(scene.works.owner)
    assert (breach.kind, breach.fact) == ("broken_promise", "现场查看，和许可一致。")
    assert (queries.false_promises().checked, queries.false_promises().percent) == (1, "100.0%")
    repairing.appeal(breach.ref, "不是这样", by=scene.works.owner, now=later(14))
    for inspector in scene.who(row):
        near = replace(inspector, posts=scene.head.posts)
        with pytest.raises(OwnRecord):
            repairing.answer_appeal(breach.ref, "upheld", "属实", by=near, now=later(15))
    (other,) = record_queries.looked_after(scene.head, TODAY).rows
    assert (other.ref, other.band, other.reason) == (record_queries.of_case(usual), "high", "record")


@covers("S-555")
def test_a_breach_is_repaired_after_three_months_by_another_and_bars_no_more(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, head = scene.works.owner, scene.head
    case, usual = permitted(scene), permitted(scene)
    followed(monkeypatch)
    cases.record_false_materials(case, "租赁合同是假的", by=scene.office.decider, now=later(6))
    followed(monkeypatch, later(7))
    (breach,) = integrity.mine(owner)
    due = later(6) + timedelta(days=90)
    for refusal, by, moment in (
        (TooEarlyToRepair, owner, due - timedelta(days=1)),
        (RecordUnknown, scene.office.citizen, due),
    ):
        with pytest.raises(refusal):
            repairing.ask_repair(breach.ref, "换了真的合同", by=by, now=moment)
    with pytest.raises(NoRepairAsked):
        repairing.answer_repair(breach.ref, "repaired", "属实", by=head, now=due)

    repairing.ask_repair(breach.ref, "换了真的合同", by=owner, now=due)
    with pytest.raises(RepairAsked):
        repairing.ask_repair(breach.ref, "再说一次", by=owner, now=due)
    with pytest.raises(OwnRecord):
        repairing.answer_repair(breach.ref, "repaired", "属实", by=scene.office.decider, now=due)
    repairing.answer_repair(breach.ref, "declined", "合同还没有备案", by=head, now=due)
    repairing.ask_repair(breach.ref, "已经备案", by=owner, now=due)
    repairing.answer_repair(breach.ref, "repaired", "属实", by=head, now=due)

    (breach,) = integrity.mine(owner)
    assert (breach.repair_answer, breach.repaired_on) == ("repaired", due.date())
    with pytest.raises(NothingToRepair):
        repairing.ask_repair(breach.ref, "再修复", by=owner, now=due)
    before = record_queries.record(record_queries.of_case(usual), head, TODAY)
    followed(monkeypatch, due)
    after = record_queries.record(record_queries.of_case(usual), head, TODAY)
    assert before is not None and after is not None
    assert (before.row.reason, after.row.reason) == ("record", "first")

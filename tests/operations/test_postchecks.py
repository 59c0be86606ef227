"""Post-checks: what is granted on a promise is looked at by two others, and the certificate follows what they find."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import aftermath, errand, town
from tests.operations.errand import TERMS, later
from tests.operations.town import NOW
from tests.standing import standing
from yimen.channels.notices import deriving
from yimen.engine.case.accountability import operations as accountability
from yimen.engine.case.accountability import queries as missed
from yimen.engine.case.accountability.operations import AccountabilityUnknown
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.refusals import CaseUnknown, CheckUnknown
from yimen.engine.case.integrity import operations as integrity
from yimen.engine.case.integrity import queries as records
from yimen.engine.case.integrity.operations import AppealedBefore, NoAppeal, OwnRecord, RecordUnknown
from yimen.engine.case.postchecks import queries
from yimen.engine.case.postchecks.rows import CheckRow
from yimen.engine.papers.certificates import queries as certificates
from yimen.kernel.acceptance import BarredByRecord
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import NamedUnfit, NotFormal, NotYourRole
from yimen.kernel.check_life import InspectorsNotTwo, MendingTooLong, OwnDecision, ReportStands
from yimen.kernel.endings import RevokeGround
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.rulings import Advice
from yimen.registries.concentration import operations as concentration
from yimen.registries.dated import ZONE
from yimen.registries.grants import operations as grants
from yimen.registries.offices import operations as offices
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries
from yimen.threshold import spelling

TODAY = later().date()
DUE = TODAY + timedelta(days=60)


@dataclass(frozen=True)
class Scene:
    """An office with two officers beside those who handle the case, and its head."""

    office: errand.Office
    first: Actor
    second: Actor
    head: Actor
    refs: tuple[str, str]


@standing
def scene(office: errand.Office) -> Scene:
    one, two, head = (
        town.an_officer(office.town, role, number)
        for role, number in (("chief", "801"), ("chief", "802"), ("office_head", "803"))
    )
    return Scene(
        office, town.signed_on(one, "eyes.one"), town.signed_on(two, "eyes.two"), town.signed_on(head, "the.head"),
        (one, two),
    )  # fmt: skip


def promised(scene: Scene) -> str:
    """A case that was accepted and granted on a promise."""
    office = scene.office
    ref = errand.promise_signed(errand.received(office).ref, office.citizen)
    cases.accept_on_commitment(ref, TERMS.commitment, by=office.clerk, now=later(1))
    cases.hand_over(ref, by=office.clerk, now=later(2))
    cases.review(ref, Advice.GRANT, "承诺齐全。", by=office.reviewer, now=later(3))
    cases.decide(ref, errand.GRANT, by=office.decider, now=later(4))
    return ref


def assigned(scene: Scene) -> str:
    ref = promised(scene)
    cases.assign_check(ref, *scene.refs, by=scene.head, now=later(5))
    return ref


def check(ref: str, scene: Scene) -> CheckRow:
    found = queries.of_case(ref, scene.head, TODAY)
    assert found is not None
    return found


def certificate_state(scene: Scene) -> str:
    return certificates.mine(scene.office.citizen, later(9))[0].state


@covers("S-257", "S-178")
def test_a_check_with_its_day_is_born_with_the_grant_on_a_promise(scene: Scene) -> None:
    ref, usual = promised(scene), errand.granted(scene.office)

    born = check(ref, scene)
    assert (born.state, born.due_on, born.conditions) == ("open", DUE, ("有固定的经营场所",))
    assert queries.of_case(usual, scene.head, TODAY) is None
    view = case_queries.find(ref, scene.office.decider, later(5))
    assert view is not None and view.state == "granted" and certificate_state(scene) == "valid"
    with connection.cursor() as cursor:
        cursor.execute(
            "select convert_from(body, 'UTF8') from journal_entry where verb = 'grant' and subject_ref = %s", (ref,)
        )
        assert f'"check_by":"{DUE}"' in cursor.fetchone()[0]


@covers("S-257", "S-178")
def test_a_check_whose_day_passed_is_raised_once_for_each_day_and_the_office_answers_for_it(scene: Scene) -> None:
    ref = assigned(scene)
    last, after = (datetime.combine(DUE + timedelta(days=n), time(12), ZONE) for n in (0, 1))

    claims = [accountability.claim_checks(by=SYSTEM, now=moment).missed for moment in (last, after, after)]
    with pytest.raises(AccountabilityUnknown):
        accountability.claim_checks(by=scene.head, now=after)

    assert claims == [0, 1, 0]
    (item,) = missed.items(scene.head).rows
    assert (item.case_ref, item.step, item.side, item.due_at.astimezone(ZONE).date()) == (
        ref, "post_check", "promised", DUE,
    )  # fmt: skip
    view = case_queries.find(ref, scene.office.decider, after)
    assert view is not None and view.timeline[0].verb == "miss_check" and check(ref, scene).state == "open"
    cases.order_mending(ref, "通道被占", DUE + timedelta(days=9), by=scene.first, now=after)
    again = after + timedelta(days=10)
    assert [accountability.claim_checks(by=SYSTEM, now=again).missed for _ in range(2)] == [1, 0]
    assert len(missed.items(scene.head).rows) == 2


def test_a_check_is_made_by_two_who_had_no_part_in_the_decision(scene: Scene) -> None:
    ref = promised(scene)
    with connection.cursor() as cursor:
        cursor.execute("select ref from people_staff where id = any(%s)", ([scene.office.reviewer.staff_id],))
        (reviewer,) = cursor.fetchone()

    for pair in ((scene.refs[0], scene.refs[0]), (scene.refs[0], reviewer), (scene.refs[0], "0123456789ABCDEF")):
        with pytest.raises(InspectorsNotTwo):
            cases.assign_check(ref, *pair, by=scene.head, now=later(5))
    with pytest.raises(NotYourRole):
        cases.assign_check(ref, *scene.refs, by=scene.office.reviewer, now=later(5))
    with pytest.raises(CheckUnknown):
        cases.assign_check(errand.granted(scene.office), *scene.refs, by=scene.head, now=later(5))


def test_who_granted_it_does_not_choose_who_checks_it_and_the_head_of_the_office_does(scene: Scene) -> None:
    ref = promised(scene)

    with pytest.raises(OwnDecision):
        cases.assign_check(ref, *scene.refs, by=scene.office.decider, now=later(5))
    own, theirs = (queries.of_case(ref, who, TODAY) for who in (scene.office.decider, scene.head))
    assert own is not None and theirs is not None
    assert (own.own, theirs.own, own.inspectors) == ("yes", "", ())

    cases.assign_check(ref, *scene.refs, by=scene.head, now=later(5))


def an_officer_at(post: str, scene: Scene, number: str, establishment: str = "formal", person: str = "") -> str:
    """Somebody on a post of the office; `person` is the identity number of who they are at home."""
    ref = people.enrol_staff(
        number, f"何{number}", scene.office.town.office, establishment, town.BEGAN, None, person, by=SYSTEM, now=NOW
    ).ref
    if post:
        people.hold_post(ref, post, town.SINCE, None, "substitute", by=SYSTEM, now=NOW)
    return ref


def own_post(actor: Actor) -> str:
    """The post that an officer holds."""
    found = people_queries.post(actor.posts[0].post_id)
    assert found is not None
    return found.ref


@covers("S-021")
def test_neither_the_holder_a_helper_the_deciding_desk_nor_its_division_checks_what_was_granted(scene: Scene) -> None:
    ref, spare = promised(scene), town.a_post(scene.office.town, "chief")
    holder = an_officer_at(spare, scene, "811", person=town.a_number(1))
    helper = an_officer_at("", scene, "812", "auxiliary")
    desk_mate = an_officer_at(own_post(scene.office.decider), scene, "813")
    member = an_officer_at(spare, scene, "814")
    division(scene, member)

    for name, refusal in (
        (holder, NamedUnfit), (helper, NamedUnfit), (desk_mate, InspectorsNotTwo), (member, InspectorsNotTwo)
    ):  # fmt: skip
        with pytest.raises(refusal):
            cases.assign_check(ref, scene.refs[0], name, by=scene.head, now=later(5))

    assert check(ref, scene).inspectors == ()
    cases.assign_check(ref, *scene.refs, by=scene.head, now=later(6))


def division(scene: Scene, member: str) -> None:
    """The approval division of the office, to which this officer belongs."""
    office = scene.office.town.office
    offices.set_division(office, "行政审批处", "stand_alone", town.BEGAN, "三定方案", by=SYSTEM, now=NOW)
    concentration.appoint(office, member, "member", town.TODAY, "任职文件", by=SYSTEM, now=NOW)


def test_an_inspector_who_left_the_establishment_finds_nothing(scene: Scene) -> None:
    ref = assigned(scene)
    grants.change_status(scene.refs[1], "auxiliary", "示人社〔2026〕3号", by=SYSTEM, now=later(6))

    with pytest.raises(NotFormal):
        cases.pass_check(ref, "一致。", by=scene.second, now=later(7))

    assert check(ref, scene).state == "open"
    cases.pass_check(ref, "一致。", by=scene.first, now=later(8))


@covers("S-257")
def test_a_kept_promise_passes_and_the_certificate_stays(scene: Scene) -> None:
    ref = assigned(scene)

    with pytest.raises(NotYourRole):
        cases.pass_check(ref, "符合承诺。", by=scene.office.reviewer, now=later(6))
    cases.pass_check(ref, "现场与承诺一致。", by=scene.first, now=later(6))

    assert check(ref, scene).state == "passed" and certificate_state(scene) == "valid"
    with pytest.raises(WrongState):
        cases.report_false(ref, "不实", by=scene.second, now=later(7))


def test_what_does_not_fit_is_mended_by_a_day_and_then_passes(scene: Scene) -> None:
    ref = assigned(scene)

    for until in (TODAY, TODAY + timedelta(days=91)):
        with pytest.raises(MendingTooLong):
            cases.order_mending(ref, "消毒设施未到位。", until, by=scene.first, now=later(6))
    until = TODAY + timedelta(days=10)
    cases.order_mending(ref, "消毒设施未到位。", until, by=scene.first, now=later(6))

    assert (check(ref, scene).state, check(ref, scene).due_on) == ("mending", until)
    aftermath.derive(ref, later(7))
    told, ways = aftermath.heard(scene.office.citizen, "check_mending")
    assert f"请在{spelling.day(until)}前改好" in told and ways == "hall sms"
    cases.pass_check(ref, "已整改。", by=scene.second, now=later(30))
    assert check(ref, scene).state == "passed"


@covers("S-257", "S-178", "S-212")
def test_a_false_promise_stops_the_certificate_is_revoked_and_written_into_the_file(scene: Scene) -> None:
    ref = assigned(scene)

    cases.report_false(ref, "没有经营场所。", by=scene.first, now=later(6))
    assert certificate_state(scene) == "suspended"
    cases.revoke(ref, "承诺不实。", RevokeGround.FRAUD, by=scene.office.decider, now=later(7))

    assert certificate_state(scene) == "revoked" and check(ref, scene).state == "revoked"
    (record,) = records.mine(scene.office.citizen)
    assert (record.kind, record.fact, record.until) == (
        "broken_promise",
        "承诺不实。",
        date(TODAY.year + 3, 11, min(TODAY.day, 28)),
    )


def test_a_report_that_was_wrong_is_cleared_by_the_head_and_the_certificate_goes_on(scene: Scene) -> None:
    ref = assigned(scene)
    cases.report_false(ref, "没有经营场所。", by=scene.first, now=later(6))

    with pytest.raises(CaseUnknown):
        cases.clear_check(ref, "不成立", by=scene.first, now=later(7))
    # Who granted it neither finds the report wrong nor lets the certificate go on beside it.
    with pytest.raises(OwnDecision):
        cases.clear_check(ref, "不成立", by=scene.office.decider, now=later(7))
    (certificate,) = certificates.of_case(ref, scene.office.decider, later(7))
    with pytest.raises(ReportStands):
        cases.restore_certificate(certificate.ref, "继续使用", by=scene.office.decider, now=later(7))
    assert certificate_state(scene) == "suspended"
    cases.clear_check(ref, "门牌号更换，场所属实。", by=scene.head, now=later(7))

    assert check(ref, scene).state == "passed" and certificate_state(scene) == "valid"
    assert records.mine(scene.office.citizen) == ()
    aftermath.derive(ref, later(8))
    told, ways = aftermath.heard(scene.office.citizen, "check_false")
    assert "证照已被暂扣" in told and "陈述申辩" in told and ways == "hall sms"
    assert "恢复使用" in aftermath.heard(scene.office.citizen, "check_cleared")[0]


def test_what_an_officer_had_suspended_does_not_go_on_because_a_report_was_wrong(scene: Scene) -> None:
    ref = assigned(scene)
    (certificate,) = certificates.of_case(ref, scene.office.decider, later(5))
    cases.suspend_certificate(certificate.ref, "正在调查另一件事。", by=scene.office.decider, now=later(5))
    cases.report_false(ref, "没有经营场所。", by=scene.first, now=later(6))

    cases.clear_check(ref, "门牌号更换，场所属实。", by=scene.head, now=later(7))

    assert check(ref, scene).state == "passed" and certificate_state(scene) == "suspended"
    cases.restore_certificate(certificate.ref, "调查完毕。", by=scene.office.decider, now=later(8))
    assert certificate_state(scene) == "valid"


def test_whose_review_was_sent_back_had_a_hand_in_it_and_clears_no_report(scene: Scene) -> None:
    office = scene.office
    reviewer = an_officer_at(own_post(office.reviewer), scene, "206")
    people.hold_post(reviewer, own_post(office.decider), town.SINCE, None, "substitute", by=SYSTEM, now=NOW)
    both = town.signed_on(reviewer, "on.both")
    ref = errand.promise_signed(errand.received(office).ref, office.citizen)
    cases.accept_on_commitment(ref, TERMS.commitment, by=office.clerk, now=later(1))
    cases.hand_over(ref, by=office.clerk, now=later(2))
    cases.review(ref, Advice.GRANT, "承诺齐全。", by=both, now=later(3))
    cases.send_back(ref, "意见没有写明依据。", by=office.decider, now=later(3))
    cases.review(ref, Advice.GRANT, "承诺齐全，符合条件。", by=office.reviewer, now=later(3))
    cases.decide(ref, errand.GRANT, by=office.decider, now=later(4))
    cases.assign_check(ref, *scene.refs, by=scene.head, now=later(5))
    cases.report_false(ref, "没有经营场所。", by=scene.first, now=later(6))

    with pytest.raises(OwnDecision):
        cases.clear_check(ref, "不成立", by=both, now=later(7))

    cases.clear_check(ref, "不成立", by=scene.head, now=later(7))


@covers("S-257")
def test_a_check_that_nobody_made_is_overdue_and_seen(scene: Scene) -> None:
    ref = promised(scene)

    on_time = queries.waiting(scene.head, DUE)
    late = queries.waiting(scene.head, DUE + timedelta(days=1))

    assert [(row.case_ref, row.overdue) for row in on_time] == [(ref, "")]
    assert [(row.case_ref, row.overdue) for row in late] == [(ref, "yes")]
    assert queries.waiting(scene.office.citizen, DUE) == ()


def broken(scene: Scene) -> str:
    """The record of a broken promise."""
    ref = assigned(scene)
    cases.report_false(ref, "没有经营场所。", by=scene.first, now=later(6))
    cases.revoke(ref, "承诺不实。", RevokeGround.FRAUD, by=scene.office.decider, now=later(7))
    return records.mine(scene.office.citizen)[0].ref


@covers("S-212")
def test_while_a_record_stands_nothing_is_accepted_on_a_promise_and_the_usual_way_stays_open(scene: Scene) -> None:
    office = scene.office
    broken(scene)
    tolerable, whole = errand.received(office, ("id", "plan")).ref, errand.received(office).ref

    with pytest.raises(BarredByRecord):
        cases.accept_on_commitment(whole, TERMS.commitment, by=office.clerk, now=later(8))
    with pytest.raises(BarredByRecord):
        cases.accept_tolerating(tolerable, {"rules": TODAY + timedelta(days=3)}, by=office.clerk, now=later(8))
    cases.accept(whole, by=office.clerk, now=later(8))


@covers("S-212")
def test_a_record_is_contested_once_answered_by_another_and_lifted_when_wrong(scene: Scene) -> None:
    office, record = scene.office, broken(scene)
    with pytest.raises(NoAppeal):
        integrity.answer_appeal(record, "lifted", "有误", by=scene.head, now=later(8))
    with pytest.raises(RecordUnknown):
        integrity.appeal(record, "不是我", by=town.a_citizen(77, "旁人", "pangren"), now=later(8))

    integrity.appeal(record, "场所真实存在，附照片。", by=office.citizen, now=later(8))
    with pytest.raises(AppealedBefore):
        integrity.appeal(record, "再说一次", by=office.citizen, now=later(9))
    with pytest.raises(OwnRecord):
        integrity.answer_appeal(record, "upheld", "维持", by=office.decider, now=later(9))
    with pytest.raises(RecordUnknown):
        integrity.answer_appeal(record, "lifted", "撤下", by=office.clerk, now=later(9))
    integrity.answer_appeal(record, "lifted", "核实有误。", by=scene.head, now=later(10))

    ref = errand.promise_signed(errand.received(office).ref, office.citizen, later(10))
    cases.accept_on_commitment(ref, TERMS.commitment, by=office.clerk, now=later(11))
    assert records.mine(office.citizen)[0].answer == "lifted"
    (answered,) = aftermath.lines_of(record, "integrity_answered")
    for _ in range(2):
        deriving.derive(answered, later(11))
    told, ways = aftermath.heard(office.citizen, "integrity_answered")
    assert "诚信记录的异议" in told and "已经答复" in told and ways == "hall sms"


def test_false_materials_are_written_into_the_file_too(scene: Scene) -> None:
    ref = errand.received(scene.office).ref

    cases.record_false_materials(ref, "身份证明系伪造。", by=scene.office.decider, now=later(1))

    assert [row.kind for row in records.mine(scene.office.citizen)] == ["false_materials"]
    aftermath.derive(ref, later(2))
    told, ways = aftermath.heard(scene.office.citizen, "record_false_materials")
    assert "已记入诚信档案" in told and "提出异议" in told and ways == "hall sms"
    with pytest.raises(NotYourRole):
        cases.record_false_materials(ref, "x", by=scene.office.clerk, now=later(1))

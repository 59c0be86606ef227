"""Complaints: taken in without a name too, looked into by somebody apart, answered by a day, appealed once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.evaluating import supervision, the_manager
from tests.operations.town import NOW
from yimen.engine.case.messages import queries as messages
from yimen.engine.public.complaints import operations, queries
from yimen.engine.public.complaints.operations import Complained, Lodged
from yimen.engine.public.complaints.refusals import (
    AboutYou,
    AlreadyAcknowledged,
    AppealedOnce,
    AppealOver,
    ComplaintEnded,
    ComplaintUnknown,
    ForSupervision,
    NobodyComplainedOf,
    NotAcknowledged,
    NotAnsweredYet,
    NotTheInvestigator,
    TooNear,
)
from yimen.journal import reading
from yimen.kernel.actor import NOBODY, SYSTEM, Actor
from yimen.kernel.authority import OwnMatter
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList
from yimen.registries.people import queries as people

pytestmark = pytest.mark.django_db
SLOW = Complained("delay", "拖了三天没人理", officer="穿蓝衣服的")


def of_a_case(office: errand.Office, kind: str = "delay") -> Lodged:
    """A citizen complains of their case in their own name."""
    said = replace(SLOW, kind=kind, case_ref=errand.granted(office))
    return operations.lodge_complaint(said, "web", office.party, by=office.citizen, now=later(5))


def the_staff(actor: Actor) -> str:
    row = people.staff_member(actor.staff_id or 0)
    assert row is not None
    return row.ref


def looked_into(office: errand.Office, lodged: Lodged, manager: Actor) -> None:
    """Acknowledged and given to the manager of the centre, who has no hand in cases."""
    operations.acknowledge_complaint(lodged.ref, "delay", by=manager, now=later(6))
    operations.name_investigator(lodged.ref, the_staff(manager), by=manager, now=later(6))


def chain(lodged: Lodged) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("select id from complaints_complaint where ref = %s", (lodged.ref,))
        ((id_,),) = cursor.fetchall()
    return [(line.verb, line.actor_ref) for line in reading.chain("complaint", id_)]


@covers("S-386")
def test_a_complaint_goes_from_a_number_to_an_answer_with_a_measure(office: errand.Office) -> None:
    manager, lodged = the_manager(office), of_a_case(office)
    with pytest.raises(NotAcknowledged):
        operations.name_investigator(lodged.ref, the_staff(manager), by=manager, now=later(6))

    looked_into(office, lodged, manager)
    with pytest.raises(AlreadyAcknowledged):
        operations.acknowledge_complaint(lodged.ref, "delay", by=manager, now=later(7))
    with pytest.raises(NotAnsweredYet):
        operations.say_content(lodged.number, "", "no", by=office.citizen, now=later(7))
    who = operations.show_complainant(lodged.ref, by=manager, now=later(8))
    with pytest.raises(TextMissing):
        operations.answer_complaint(lodged.ref, "upheld", "查实", " ", by=manager, now=later(9))
    operations.answer_complaint(lodged.ref, "upheld", "查实：压了三天", "窗口增加一人", by=manager, now=later(9))
    operations.say_content(lodged.number, "", "yes", by=office.citizen, now=later(10))

    (row,) = queries.mine(office.citizen, later(10))
    assert (row.kind, row.content, row.may) == ("delay", "yes", ("content", "appeal"))
    assert (row.investigations[0].found, row.investigations[0].investigator) == ("upheld", "")
    assert row.acknowledge_by.date().isoformat() == "2026-11-24"
    assert row.investigations[0].answer_by.date().isoformat() == "2026-12-11"
    assert (who.name, who.phone[:3], who.case_number[:3]) == ("陈小禾", "138", "SF-")
    assert [kind for kind in ("acknowledge_complaint", "answer_complaint")] == [
        one.kind for one in reversed(messages.mine(office.citizen).rows) if one.kind.endswith("complaint")
    ]
    assert [verb for verb, _ in chain(lodged)] == [
        "lodge", "acknowledge", "name_investigator", "show_complainant", "answer", "say_content"
    ]  # fmt: skip
    assert office.citizen.ref not in {actor for _, actor in chain(lodged)}
    with pytest.raises(ComplaintEnded):
        operations.withdraw_complaint(lodged.number, "", by=office.citizen, now=later(11))


@covers("S-386")
def test_nobody_who_is_near_looks_into_it(office: errand.Office) -> None:
    manager, lodged = the_manager(office), of_a_case(office)
    head = places.signed_on(places.an_officer(office.town, "office_head", "501"), "head.501")
    operations.acknowledge_complaint(lodged.ref, "delay", by=manager, now=later(6))

    for near in (office.clerk, office.reviewer, head):
        with pytest.raises(TooNear):
            operations.name_investigator(lodged.ref, the_staff(near), by=manager, now=later(6))
    with connection.cursor() as cursor:
        kin = "update people_staff set person_id = %s where id = %s"
        cursor.execute(kin, (office.citizen.party_id, the_manager(office, "302").staff_id))
    cousin = people.staff_by_number("302")
    assert cousin is not None
    with pytest.raises(OwnMatter):
        operations.name_investigator(lodged.ref, cousin.ref, by=manager, now=later(6))
    with pytest.raises(NoSuchThing):
        operations.name_investigator(lodged.ref, "0" * 16, by=manager, now=later(6))
    operations.name_investigator(lodged.ref, the_staff(the_manager(office, "303")), by=manager, now=later(6))
    with pytest.raises(NotTheInvestigator):
        operations.answer_complaint(lodged.ref, "not_upheld", "没有", "", by=manager, now=later(7))
    with pytest.raises(NotTheInvestigator):
        operations.show_complainant(lodged.ref, by=manager, now=later(7))
    with pytest.raises(ComplaintUnknown):
        operations.acknowledge_complaint(lodged.ref, "delay", by=office.reviewer, now=later(7))


@covers("S-386")
def test_the_office_complained_of_reads_what_was_said_and_never_by_whom(office: errand.Office) -> None:
    lodged = of_a_case(office)
    head = places.signed_on(places.an_officer(office.town, "office_head", "501"), "head.501")

    (row,) = queries.against(head, later(6))
    seen = queries.one(lodged.ref, head, later(6))

    assert row == seen and row.told == "拖了三天没人理" and row.may == ()
    assert "陈小禾" not in repr(row) and "SF-" not in repr(row) and row.anonymous == ""
    assert queries.handled(head, later(6)) == () and queries.one(lodged.ref, office.reviewer, later(6)) is None


@covers("S-386")
def test_without_a_name_one_reads_and_appeals_by_number_and_code(office: errand.Office) -> None:
    manager, first, second = the_manager(office), supervision(office), supervision(office, "311")
    said = replace(SLOW, window_ref=office.town.window)
    lodged = operations.lodge_complaint(said, "web", by=NOBODY, now=later(1))
    with pytest.raises(NobodyComplainedOf):
        operations.lodge_complaint(SLOW, "web", by=NOBODY, now=later(1))
    assert queries.by_code(lodged.number, "00000000", later(2)) is None
    shown = queries.by_code(lodged.number.lower().replace("-", ""), lodged.code, later(2))
    assert shown is not None and shown.may == ("withdraw",) and "综合窗口" in shown.about
    operations.acknowledge_complaint(lodged.ref, "attitude", by=first, now=later(2))
    operations.name_investigator(lodged.ref, the_staff(first), by=first, now=later(2))
    operations.answer_complaint(lodged.ref, "not_upheld", "当时系统停机", "", by=first, now=later(3))

    with pytest.raises(ComplaintUnknown):
        operations.appeal_complaint(lodged.number, "00000000", "不认可", by=NOBODY, now=later(4))
    with pytest.raises(ComplaintUnknown):
        operations.appeal_complaint(lodged.number, lodged.code, "替他说", by=manager, now=later(4))
    with pytest.raises(AppealOver):
        operations.appeal_complaint(lodged.number, lodged.code, "不认可", by=NOBODY, now=later(3) + timedelta(days=30))
    operations.appeal_complaint(lodged.number, lodged.code, "没有停机", by=NOBODY, now=later(4))

    with pytest.raises(ForSupervision):
        operations.name_investigator(lodged.ref, the_staff(second), by=manager, now=later(5))
    with pytest.raises(ForSupervision):
        operations.name_investigator(lodged.ref, the_staff(manager), by=first, now=later(5))
    with pytest.raises(TooNear):
        operations.name_investigator(lodged.ref, the_staff(first), by=first, now=later(5))
    operations.name_investigator(lodged.ref, the_staff(second), by=first, now=later(5))
    operations.answer_complaint(lodged.ref, "partly", "停机二十分钟", "公布停机时间", by=second, now=later(6))
    with pytest.raises(AppealedOnce):
        operations.appeal_complaint(lodged.number, lodged.code, "还是不认可", by=NOBODY, now=later(7))
    operations.say_content(lodged.number, lodged.code, "yes", by=NOBODY, now=later(7))
    done = queries.by_code(lodged.number, lodged.code, later(8))
    assert done is not None and [one.found for one in done.investigations] == ["not_upheld", "partly"]


def test_staff_record_what_is_said_at_the_window_unless_it_is_about_them(office: errand.Office) -> None:
    case = errand.granted(office)
    manager = the_manager(office)
    heard = replace(SLOW, centre_ref=office.town.centre)

    with pytest.raises(NotAllowed):
        operations.record_complaint(heard, "phone", by=office.decider, now=later(5))
    with pytest.raises(AboutYou):
        operations.record_complaint(replace(heard, case_ref=case), "window", by=office.clerk, now=later(5))
    with pytest.raises(NotInList):
        operations.record_complaint(heard, "web", by=manager, now=later(5))
    lodged = operations.record_complaint(heard, "phone", contact="王女士 13900000000", by=manager, now=later(5))

    looked_into(office, lodged, manager)
    assert operations.show_complainant(lodged.ref, by=manager, now=later(6)).name == "王女士 13900000000"
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from complaints_complainant where contact_cipher like '%王%'::bytea")
        assert cursor.fetchone() == (0,)


def test_money_and_gifts_are_not_left_to_the_house_they_were_taken_in(office: errand.Office) -> None:
    manager, supervisor, lodged = the_manager(office), supervision(office), of_a_case(office, "charges")

    with pytest.raises(ForSupervision):
        operations.acknowledge_complaint(lodged.ref, "attitude", by=manager, now=later(6))
    assert queries.handled(manager, later(6)) == ()
    operations.acknowledge_complaint(lodged.ref, "charges", by=supervisor, now=later(6))
    with pytest.raises(ForSupervision):
        operations.name_investigator(lodged.ref, the_staff(manager), by=supervisor, now=later(6))
    operations.name_investigator(lodged.ref, the_staff(supervisor), by=supervisor, now=later(6))
    assert [row.may for row in queries.handled(supervisor, later(7))] == [("name", "show", "answer")]


def test_what_is_late_goes_up_once_and_what_is_taken_back_goes_nowhere(office: errand.Office) -> None:
    lodged, other = of_a_case(office), of_a_case(office)
    operations.withdraw_complaint(other.number, other.code, by=NOBODY, now=later(6))
    late = lodged.acknowledge_by + timedelta(seconds=1)

    with pytest.raises(NotAllowed):
        operations.raise_complaints(by=office.clerk, now=late)
    assert operations.raise_complaints(by=SYSTEM, now=lodged.acknowledge_by).done == 0
    assert operations.raise_complaints(by=SYSTEM, now=late).done == 1
    assert operations.raise_complaints(by=SYSTEM, now=late).done == 0

    assert [(row.late, row.raised) for row in queries.handled(supervision(office), late)] == [("yes", "yes")]
    standing = queries.standing(NOW, late)
    assert (standing.lodged, standing.acknowledged, standing.open_late) == (2, 0, 1)
    with pytest.raises(ComplaintEnded):
        operations.acknowledge_complaint(other.ref, "delay", by=the_manager(office), now=late)

"""Letters item by item: direct or after consultation, technical ones with an expert's opinion, sent, acknowledged."""

from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import GRANT, Office, later
from tests.operations.test_case_authority import staff_of
from tests.operations.test_consultations import a_section
from tests.operations.town import NOW
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.consultations import operations as consultations
from yimen.engine.case.consultations import queries as consultation_queries
from yimen.engine.case.consultations.operations import Stance
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import ConsultationFirst
from yimen.kernel.offices.letters import ExpertOpinionMissing, Manner, Matter, MatterOutside
from yimen.kernel.refusal import Refusal
from yimen.kernel.rulings import Advice
from yimen.registries.grants import operations, queries
from yimen.registries.offices import operations as offices
from yimen.registries.people import operations as people

pytestmark = pytest.mark.django_db
BY_SECTIONS = "窗口受理后征求食品科、消防科意见，汇总后由窗口决定"


def a_letter(office: Office, *matters: Matter) -> str:
    """The decider's letter, with what it says of items, instead of the one that the office came with."""
    operations.revoke_letter(office.letter, "换发", by=SYSTEM, now=NOW)
    facts = (staff_of(office.decider), office.town.office, 4, (), "", NOW, None, matters)
    return operations.issue_letter(*facts, by=SYSTEM, now=NOW).ref


def consulted(office: Office, ref: str) -> None:
    """A section was asked, answered, and what it said was reported."""
    post, section = a_section(office, "801")
    asked = consultations.consult(ref, "是否在禁燃区？", {post: town.TODAY}, by=office.reviewer, now=later(3))
    (question,) = consultation_queries.asked_of(section, later(3))
    consultations.answer_consultation(question.ref, Stance.FAVOUR, "同意", by=section, now=later(3))
    consultations.report_consultation(asked.ref, "食品科同意", by=office.reviewer, now=later(3))


@covers("S-224")
def test_what_a_letter_gives_after_consultation_is_decided_when_the_sections_were_heard(office: Office) -> None:
    letter = a_letter(office, Matter(office.item, Manner.CONSULTATIVE, BY_SECTIONS))
    ref = errand.in_department(office)

    consulted(office, ref)
    cases.review(ref, Advice.GRANT, "材料齐全，符合条件。", by=office.reviewer, now=later(3))
    cases.decide(ref, GRANT, by=office.decider, now=later(4))

    (said,) = queries.matters(letter, NOW)
    assert (said.item_ref, said.manner, said.procedure) == (office.item, "consultative", BY_SECTIONS)


@covers("S-224")
def test_without_consultation_it_is_not_decided_and_a_direct_item_needs_none(office: Office) -> None:
    a_letter(office, Matter(office.item, Manner.CONSULTATIVE, BY_SECTIONS))
    ref = errand.reviewed(office)

    with pytest.raises(ConsultationFirst):
        cases.decide(ref, GRANT, by=office.decider, now=later(4))

    direct = Matter(office.item, Manner.DIRECT, "窗口受理、审查、决定")
    facts = (staff_of(office.decider), office.town.office, 4, (), "", NOW, None, (direct,))
    operations.issue_letter(*facts, by=SYSTEM, now=NOW)
    cases.decide(ref, GRANT, by=office.decider, now=later(5))


@covers("S-225")
def test_technical_items_are_listed_by_manner_and_counted_month_by_month(office: Office) -> None:
    asked = Matter(office.item, Manner.CONSULTATIVE, BY_SECTIONS, "yes")
    a_letter(office, asked)
    then = NOW + timedelta(days=40)

    facts = (staff_of(office.decider), office.town.office, 4, (), "", then, None)
    given = Matter(office.item, Manner.DIRECT, "窗口直接决定", "yes", "专家组意见：风险可控，可由窗口直接决定。")
    operations.issue_letter(*facts, (given,), by=SYSTEM, now=then)

    before, after = queries.technical_over_time(NOW)[-1], queries.technical_over_time(then + timedelta(days=1))[-1]
    assert (before.direct, before.consultative) == (0, 1)
    assert (after.direct, after.consultative) == (1, 0)
    assert [one.manner for one in queries.technical(then)] == ["consultative", "direct"]
    assert queries.technical(then)[1].opinion.startswith("专家组意见")
    assert queries.technical(then, "X") == ()


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"opinion": ""}, ExpertOpinionMissing),
        ({"item": "0000000000000000"}, Refusal),
        ({"procedure": " "}, Refusal),
        ({"manner": "somehow"}, Refusal),
        ({"technical": "maybe"}, Refusal),
    ],
)
def test_a_letter_that_says_too_little_of_an_item_is_not_issued(
    office: Office, change: dict[str, str], refused: type[Refusal]
) -> None:
    good = {"item": office.item, "manner": Manner.DIRECT, "procedure": "直办", "technical": "yes", "opinion": "可以"}
    facts = (staff_of(office.decider), office.town.office, 4, (), "", NOW, None)
    count = len(queries.letters())

    with pytest.raises(refused):
        operations.issue_letter(*facts, (Matter(**{**good, **change}),), by=SYSTEM, now=NOW)  # type: ignore[arg-type]
    with pytest.raises(MatterOutside):
        operations.issue_letter(*facts, (Matter(**good), Matter(**good)), by=SYSTEM, now=NOW)  # type: ignore[arg-type]

    assert len(queries.letters()) == count
    operations.issue_letter(*facts, (Matter(**good),), by=SYSTEM, now=NOW)  # type: ignore[arg-type]


def a_unit(office: Office, name: str, number: str) -> tuple[str, Actor]:
    """A section of the office with an officer of its own."""
    unit = offices.found_office(
        name, name, None, office.town.city, "national", "", town.BEGAN, "三定方案", parent_ref=office.town.office,
        by=SYSTEM, now=NOW,
    ).ref  # fmt: skip
    staff = people.enrol_staff(number, f"何{number}", unit, "formal", town.BEGAN, by=SYSTEM, now=NOW).ref
    post = people.define_post(f"{name}岗", "reviewer", unit, None, None, None, town.BEGAN, by=SYSTEM, now=NOW).ref
    people.hold_post(staff, post, town.SINCE, None, "holder", by=SYSTEM, now=NOW)
    return unit, town.signed_on(staff, f"unit{number}")


@covers("S-227")
def test_a_signed_letter_goes_to_every_unit_and_who_does_not_acknowledge_is_reminded(office: Office) -> None:
    (_, food), (fire, _) = a_unit(office, "食品科", "901"), a_unit(office, "消防科", "902")

    letter = a_letter(office)
    operations.acknowledge_letter(letter, by=food, now=later(1))
    early = queries.due_reminders(NOW + timedelta(days=2))
    late = NOW + timedelta(days=4)
    reminded = operations.remind_units(letter, by=SYSTEM, now=late)

    waiting, read = queries.notices_of(letter, late)
    assert (early, queries.due_reminders(late)) == ((), ())
    assert (waiting.unit_ref, waiting.reminders, waiting.acknowledged_at) == (fire, 1, None)
    assert (read.acknowledged_by, read.reminders) == (food.name, 0) and reminded.units == 1
    assert queries.to_acknowledge(food, late) == ()
    assert queries.due_reminders(late + timedelta(days=3)) == (letter,)


def test_a_letter_is_acknowledged_once_and_by_those_to_whom_it_was_sent(office: Office) -> None:
    _, food = a_unit(office, "食品科", "901")
    letter = a_letter(office)

    with pytest.raises(operations.NotSentToYou):
        operations.acknowledge_letter(letter, by=office.reviewer, now=NOW)
    operations.acknowledge_letter(letter, by=food, now=NOW)
    with pytest.raises(operations.NotSentToYou):
        operations.acknowledge_letter(letter, by=food, now=NOW)

    assert [one.acknowledged_by for one in queries.notices_of(letter, NOW)] == [food.name]

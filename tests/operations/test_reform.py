"""Reform in figures: rounds, batches, rates over a baseline, before and after; petitions and tasks to put right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from tests.covers import covers
from tests.operations.catalogue import ONE_TRIP, TERMS, grounds
from tests.operations.reviewing import (
    AFTER_NOTICE,
    DRAFT,
    QUICKER,
    Desk,
    a_desk,
    decided,
    passed,
    proposed,
    proposed_end,
)
from tests.operations.town import NOW, TODAY
from tests.standing import standing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.change_life import ChangeKind
from yimen.kernel.reform.streamlining import Total
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import StepTerm
from yimen.registries.catalogue import operations
from yimen.registries.catalogue.drafts import Removal, Removed
from yimen.registries.catalogue.operations import Wish
from yimen.registries.catalogue.reform import figures as reform
from yimen.registries.catalogue.reform import rectifications
from yimen.registries.catalogue.reform.figures import KindCount

pytestmark = pytest.mark.django_db
LATER = AFTER_NOTICE + timedelta(days=1)


def a_round(desk: Desk, name: str = "第三轮简政放权") -> str:
    return operations.found_round(name, "示政发〔2026〕12号", date(2026, 11, 1), by=desk.reform, now=NOW).ref


@standing
def desk() -> Desk:
    return a_desk()


@covers("S-086", "S-100")
def test_a_round_counts_what_it_brought_and_counts_the_same_later(desk: Desk) -> None:
    third = a_round(desk)
    decided(desk, passed(desk, proposed_end(desk, ChangeKind.CANCEL, round=third)))

    counted = reform.of_round(third)

    assert counted == (KindCount(ChangeKind.CANCEL, 1),)
    decided(
        desk, passed(desk, begun_again(desk), now=AFTER_NOTICE), LATER + timedelta(days=30), LATER + timedelta(days=30)
    )
    assert reform.of_round(third) == counted
    assert len(reform.changes_of_round(third)) == 1


def begun_again(desk: Desk) -> str:
    version = operations.draft_version(desk.item, DRAFT, by=desk.editor, now=AFTER_NOTICE).ref
    return operations.propose_version(version, grounds(), 1, by=desk.editor, now=AFTER_NOTICE).ref


def test_what_is_only_proposed_is_not_counted(desk: Desk) -> None:
    third = a_round(desk)
    passed(desk, proposed_end(desk, round=third))

    assert reform.of_round(third) == ()


def test_a_round_is_named_once_by_the_reform_office(desk: Desk) -> None:
    a_round(desk)

    refused(lambda: a_round(desk), "catalogue.round_exists")
    refused(lambda: operations.found_round("四", "文", TODAY, by=desk.editor, now=NOW), "people.not_allowed")


@covers("S-087", "S-469")
def test_the_streamlining_rate_is_counted_over_a_kept_baseline(desk: Desk) -> None:
    for name in ("甲", "乙", "丙"):
        item = operations.found_item(desk.town.office, by=SYSTEM, now=NOW).ref
        version = operations.draft_version(item, replace(DRAFT, name=name), by=SYSTEM, now=NOW).ref
        operations.publish(version, NOW, by=SYSTEM, now=NOW)
    kept = operations.keep_baseline("改革前", NOW, "示政发〔2026〕1号", by=desk.reform, now=NOW)
    decided(desk, passed(desk, proposed_end(desk)))

    told = reform.over_baseline(kept.ref, LATER)

    assert kept.items == 4
    assert told is not None and (told.items, told.ended) == (Total(4, 3), 1)
    assert told.items.rate == Fraction(1, 4)
    assert reform.over_baseline(kept.ref, NOW) != told
    assert reform.over_baseline("nothing", NOW) is None


def test_a_baseline_is_taken_of_what_has_been_and_named_once(desk: Desk) -> None:
    operations.keep_baseline("改革前", NOW, "文", by=desk.reform, now=NOW)

    refused(lambda: operations.keep_baseline("改革前", NOW, "文", by=desk.reform, now=NOW), "catalogue.baseline_exists")
    refused(lambda: operations.keep_baseline("将来", LATER, "文", by=desk.reform, now=NOW), "catalogue.from_the_future")
    refused(lambda: operations.keep_baseline("别人", NOW, "文", by=desk.editor, now=NOW), "people.not_allowed")


@covers("S-129", "S-132")
def test_before_and_after_are_told_in_limits_steps_and_materials_with_why_a_material_went(desk: Desk) -> None:
    longer = replace(TERMS, steps=(*TERMS.steps, StepTerm("apply", "申请", law="《行政许可法》")))
    version = operations.draft_version(desk.item, replace(DRAFT, terms=longer), by=SYSTEM, now=NOW).ref
    operations.publish(version, NOW, by=SYSTEM, now=NOW)
    leaner = replace(QUICKER, terms=replace(QUICKER.terms, materials=TERMS.materials[:1]))
    why = grounds(ChangeKind.CHANGE, removed=(Removed(TERMS.materials[1].code, Removal.SHARED),))
    decided(desk, passed(desk, proposed(desk, why, leaner)))

    told = reform.compared(NOW, LATER)

    assert (told.items, told.changed, told.shortened, told.fewer_steps, told.fewer_materials) == (
        Total(1, 1), 1, 1, 1, 1,
    )  # fmt: skip
    assert (told.materials, told.steps) == (Total(2, 1), Total(6, 5))
    assert told.materials.rate == Fraction(1, 2)
    (removal,) = reform.removals(NOW, LATER)
    assert (removal.material, removal.why) == (TERMS.materials[1].code, "shared")
    assert reform.compared(NOW, NOW).changed == 0


def test_a_reason_is_told_only_of_a_material_that_went(desk: Desk) -> None:
    why = grounds(ChangeKind.CHANGE, removed=(Removed("nothing", Removal.SHARED),))

    refused(lambda: proposed(desk, why), "writing.no_such_thing")


@covers("S-123")
def test_each_batch_tells_what_came_onto_the_once_list_and_what_left_it(desk: Desk) -> None:
    often = replace(DRAFT, terms=replace(ONE_TRIP, trips=2))
    first = grounds(ChangeKind.CHANGE, batch="示审改〔2026〕1号 第一批")
    decided(desk, passed(desk, proposed(desk, first, often)))
    second = grounds(ChangeKind.CHANGE, batch="示审改〔2026〕2号 第二批")
    change = passed(desk, proposed(desk, second, DRAFT, AFTER_NOTICE), now=AFTER_NOTICE)
    later = AFTER_NOTICE + timedelta(days=30)
    decided(desk, change, later, later)

    turns = reform.at_most_once_by_batch()

    assert [(turn.document, turn.way) for turn in turns] == [
        ("示审改〔2026〕2号 第二批", "added"), ("示审改〔2026〕1号 第一批", "removed"),
    ]  # fmt: skip
    assert [row.document for row in reform.batches()] == [turn.document for turn in turns]


WISH = Wish("cancel", "食品生产许可", "省市场监督管理局", "可由事中事后监管替代", domain="市场安全监管")


@covers("S-133")
def test_petitions_to_a_higher_level_are_sent_answered_and_counted_by_domain(desk: Desk) -> None:
    first = operations.send_petition(desk.town.office, WISH, by=desk.editor, now=NOW).ref
    operations.send_petition(desk.town.office, replace(WISH, item=desk.item), by=desk.reform, now=NOW)

    operations.answer_petition(first, "accepted", "省政府令第1号取消", by=desk.editor, now=LATER)

    (count,) = reform.petitions_by_domain()
    assert (count.domain, count.sent, count.answered, count.accepted) == ("市场安全监管", 2, 1, 1)
    assert [row.outcome for row in reform.petitions()] == ["", "accepted"]
    refused(
        lambda: operations.answer_petition(first, "declined", "不", by=desk.editor, now=LATER),
        "catalogue.petition_answered",
    )


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (replace(WISH, wish="wonder"), "writing.not_in_list"),
        (replace(WISH, reason=" "), "writing.missing"),
        (replace(WISH, item="nothing"), "writing.no_such_thing"),
    ],
)
def test_a_petition_says_what_is_asked_and_why(desk: Desk, wish: Wish, code: str) -> None:
    refused(lambda: operations.send_petition(desk.town.office, wish, by=desk.editor, now=NOW), code)


def test_only_the_desk_of_the_office_or_the_reform_office_petitions(desk: Desk) -> None:
    refused(lambda: operations.send_petition(desk.town.office, WISH, by=desk.legal, now=NOW), "catalogue.not_editor")


@covers("S-144")
def test_an_item_that_is_done_otherwise_than_it_says_is_put_right_by_a_day(desk: Desk) -> None:
    outside = replace(desk.reform, posts=tuple(replace(post, office_id=None) for post in desk.reform.posts))
    task = operations.open_rectification(
        desk.item, "extra_material", "窗口另要一份情况说明", TODAY, by=desk.legal, now=NOW
    ).ref

    (open_task,) = rectifications.rectifications(desk.item)
    assert (open_task.deviation, open_task.closed_at) == ("extra_material", None)
    refused(lambda: operations.close_rectification(task, "好了", by=desk.editor, now=NOW), "people.not_allowed")
    refused(
        lambda: operations.close_rectification(task, "好了", by=desk.legal, now=NOW),
        "catalogue.not_by_the_office_itself",
    )
    operations.close_rectification(task, "已停止收取，窗口重新培训", by=outside, now=LATER)
    (closed,) = rectifications.rectifications()
    assert closed.closed_at == LATER
    refused(
        lambda: operations.close_rectification(task, "又好了", by=outside, now=LATER), "catalogue.rectification_closed"
    )


@pytest.mark.parametrize(
    ("deviation", "due_on", "code"),
    [
        ("whatever", TODAY, "writing.not_in_list"),
        ("extra_step", TODAY - timedelta(days=1), "writing.impossible_dates"),
    ],
)
def test_a_task_names_a_deviation_and_a_day_to_come(desk: Desk, deviation: str, due_on: date, code: str) -> None:
    refused(
        lambda: operations.open_rectification(desk.item, deviation, "多要材料", due_on, by=desk.legal, now=NOW), code
    )


def refused(act: Callable[[], Any], code: str) -> None:
    with pytest.raises(Refusal) as told:
        act()

    assert told.value.code == code

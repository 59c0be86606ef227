"""Changes of the catalogue: proposed, reviewed at three levels, shown, decided; and each way to be refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations.catalogue import TERMS, grounds
from tests.operations.reviewing import (
    AFTER_NOTICE,
    DRAFT,
    FIVE_DAYS_ON,
    QUICKER,
    Desk,
    a_desk,
    decided,
    drafted,
    passed,
    proposed,
    proposed_end,
    seen,
)
from tests.operations.town import NOW, TODAY, an_officer, signed_on
from tests.standing import standing
from yimen.kernel.actor import NOBODY, Actor
from yimen.kernel.change_life import ChangeKind, NoticeNeeded, OwnProposal, ReviewedBefore
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import ItemKind
from yimen.registries.catalogue import operations, queries
from yimen.registries.catalogue.review import changes, notice_terms

pytestmark = pytest.mark.django_db


@standing
def desk() -> Desk:
    return a_desk()


@covers("S-008", "S-081")
def test_a_change_passes_office_law_reform_and_notice_before_it_comes_into_force(desk: Desk) -> None:
    change = proposed(desk)
    states = [state_of(change)]
    for by in (desk.chief, desk.legal, desk.reform):
        operations.pass_change(change, "同意", seen(change), by=by, now=NOW)
        states.append(state_of(change))
    decided(desk, change)

    assert [*states, state_of(change)] == ["office_review", "legal_review", "reform_review", "on_notice", "decided"]
    view = queries.in_force(desk.item, AFTER_NOTICE)
    assert view is not None and view.terms == QUICKER.terms
    before = queries.in_force(desk.item, AFTER_NOTICE - timedelta(seconds=1))
    assert before is not None and before.version_ref == desk.version


Act = Callable[[Desk, str], Any]


def by_the_editor(desk: Desk, change: str) -> None:
    operations.pass_change(change, "", seen(change), by=desk.editor, now=NOW)


def by_a_citizen(desk: Desk, change: str) -> None:
    operations.pass_change(change, "", seen(change), by=NOBODY, now=NOW)


def by_the_legal_office_before_its_turn(desk: Desk, change: str) -> None:
    operations.pass_change(change, "", seen(change), by=desk.legal, now=NOW)


def by_the_reform_office_before_its_turn(desk: Desk, change: str) -> None:
    operations.send_back(change, "再想想", seen(change), by=desk.reform, now=NOW)


def put_in_force_by_the_editor(desk: Desk, change: str) -> None:
    operations.put_in_force(change, NOW, seen(change), by=desk.editor, now=NOW)


@covers("S-008")
@pytest.mark.parametrize(
    ("act", "code"),
    [
        (by_the_editor, "catalogue.not_reviewer"),
        (by_a_citizen, "catalogue.not_reviewer"),
        (by_the_legal_office_before_its_turn, "catalogue.not_reviewer"),
        (by_the_reform_office_before_its_turn, "catalogue.not_reviewer"),
        (put_in_force_by_the_editor, "people.not_allowed"),
    ],
)
def test_each_level_is_reviewed_by_its_own_post_alone(desk: Desk, act: Act, code: str) -> None:
    change = proposed(desk)

    refused(lambda: act(desk, change), code)


def test_the_chief_of_another_office_does_not_review(desk: Desk) -> None:
    change = proposed(desk)
    (post,) = desk.chief.posts
    stranger = replace(desk.chief, posts=(replace(post, office_id=(post.office_id or 0) + 1),))

    refused(lambda: operations.pass_change(change, "", seen(change), by=stranger, now=NOW), "catalogue.not_reviewer")


def also(actor: Actor, other: Actor) -> Actor:
    """The same person, who holds the posts of another beside the own."""
    return replace(actor, posts=(*actor.posts, *other.posts))


def test_who_drafted_does_not_review_and_neither_does_who_amended(desk: Desk) -> None:
    change = proposed(desk)

    with pytest.raises(OwnProposal):
        operations.pass_change(change, "", seen(change), by=also(desk.editor, desk.chief), now=NOW)
    with pytest.raises(OwnProposal):
        operations.send_back(change, "不好", seen(change), by=also(desk.editor, desk.chief), now=NOW)

    helper = also(desk.chief, desk.editor)
    operations.withdraw_change(change, seen(change), by=desk.editor, now=NOW)
    version = changes.change(change)
    assert version is not None
    operations.amend_draft(version.version_ref, QUICKER, 1, by=helper, now=NOW)
    again = operations.propose_version(version.version_ref, grounds(ChangeKind.CHANGE), 2, by=desk.editor, now=NOW).ref
    with pytest.raises(OwnProposal):
        operations.pass_change(again, "", seen(again), by=helper, now=NOW)


def test_nobody_reviews_at_two_levels(desk: Desk) -> None:
    change = proposed(desk)
    both = also(desk.chief, desk.legal)
    operations.pass_change(change, "", seen(change), by=both, now=NOW)

    with pytest.raises(ReviewedBefore):
        operations.pass_change(change, "", seen(change), by=both, now=NOW)

    assert state_of(change) == "legal_review"


def test_an_act_from_a_stale_page_is_refused(desk: Desk) -> None:
    change = proposed(desk)
    stale = seen(change)
    passed(desk, change, 1)

    refused(lambda: operations.pass_change(change, "", stale, by=desk.legal, now=NOW), "catalogue.change_moved")


@covers("S-081")
def test_what_is_sent_back_is_a_draft_again_and_starts_at_the_office_when_it_comes_back(desk: Desk) -> None:
    change = passed(desk, proposed(desk), 2)
    version = changes.change(change)
    assert version is not None

    operations.send_back(change, "请补充法律依据", seen(change), by=desk.reform, now=NOW)

    operations.amend_draft(version.version_ref, replace(QUICKER, name="食品经营许可"), 1, by=desk.editor, now=NOW)
    again = operations.propose_version(version.version_ref, grounds(ChangeKind.CHANGE), 2, by=desk.editor, now=NOW)
    assert (again.ref, again.state) == (change, "office_review")
    told = changes.change(change)
    assert told is not None and [(row.level, row.verdict, row.counts) for row in told.reviews] == [
        ("office", "passed", "no"), ("legal", "passed", "no"), ("reform", "sent_back", "no"),
    ]  # fmt: skip
    assert state_of(passed(desk, change)) == "on_notice"


def test_a_change_is_sent_back_with_a_reason_only(desk: Desk) -> None:
    change = proposed(desk)

    refused(lambda: operations.send_back(change, " ", seen(change), by=desk.chief, now=NOW), "writing.missing")


def test_what_is_under_review_lies_fast(desk: Desk) -> None:
    version = drafted(desk)
    operations.propose_version(version, grounds(ChangeKind.CHANGE), 1, by=desk.editor, now=NOW)

    refused(lambda: operations.amend_draft(version, DRAFT, 1, by=desk.editor, now=NOW), "catalogue.lies_fast")
    refused(lambda: operations.discard_draft(version, by=desk.editor, now=NOW), "catalogue.lies_fast")
    refused(lambda: operations.draft_version(desk.item, DRAFT, by=desk.editor, now=NOW), "catalogue.draft_exists")
    with pytest.raises(Exception, match="never rewritten"), connection.cursor() as cursor:
        cursor.execute("update catalogue_itemversion set name = '别的' where ref = %s", [version])


def test_with_a_draft_that_is_put_away_its_change_comes_to_nothing(desk: Desk) -> None:
    change = proposed(desk)
    view = changes.change(change)
    assert view is not None
    operations.send_back(change, "不需要", seen(change), by=desk.chief, now=NOW)

    operations.discard_draft(view.version_ref, by=desk.editor, now=NOW)

    assert state_of(change) == "withdrawn"
    assert state_of(proposed(desk)) == "office_review"


def test_a_withdrawn_change_leaves_its_draft(desk: Desk) -> None:
    change = passed(desk, proposed(desk), 1)

    operations.withdraw_change(change, seen(change), by=desk.editor, now=NOW)

    view = changes.change(change)
    assert view is not None and view.row.state.value == "withdrawn"
    left = queries.version(view.version_ref)
    assert left is not None and left.state == "draft"
    refused(lambda: operations.withdraw_change(change, seen(change), by=desk.editor, now=NOW), "lifecycle.wrong_state")


# The public notice


def test_nothing_comes_into_force_before_its_notice_is_over(desk: Desk) -> None:
    change = passed(desk, proposed(desk))
    view = changes.change(change)
    assert view is not None and view.row.notice_ends == FIVE_DAYS_ON

    early = FIVE_DAYS_ON - timedelta(minutes=1)
    refused(
        lambda: operations.put_in_force(change, early, seen(change), by=desk.reform, now=early),
        "catalogue.notice_not_over",
    )

    operations.put_in_force(change, FIVE_DAYS_ON, seen(change), by=desk.reform, now=FIVE_DAYS_ON)
    assert state_of(change) == "decided"


@covers("S-081", "S-409")
def test_anybody_comments_while_the_notice_runs_and_every_comment_is_answered_before_the_change_takes_effect(
    desk: Desk,
) -> None:
    change = passed(desk, proposed(desk))

    comment = operations.comment_on(change, "三天来得及吗？", by=NOBODY, now=NOW).ref

    refused(
        lambda: operations.put_in_force(change, AFTER_NOTICE, seen(change), by=desk.reform, now=AFTER_NOTICE),
        "catalogue.comments_unanswered",
    )
    operations.answer_comment(comment, "来得及，已增加一个审查岗。", by=desk.editor, now=AFTER_NOTICE)
    decided(desk, change)
    told = changes.public_change(change)
    assert told is not None and [(row.text, row.answer) for row in told.comments] == [
        ("三天来得及吗？", "来得及，已增加一个审查岗。")
    ]
    refused(
        lambda: operations.answer_comment(comment, "改主意了", by=desk.editor, now=AFTER_NOTICE),
        "catalogue.comment_answered",
    )


@pytest.mark.parametrize(("levels", "late"), [(2, "no"), (3, "yes")])
def test_comments_are_taken_while_the_notice_runs_only(desk: Desk, levels: int, late: str) -> None:
    change = passed(desk, proposed(desk), levels)
    now = FIVE_DAYS_ON if late == "yes" else NOW

    refused(lambda: operations.comment_on(change, "晚了", by=NOBODY, now=now), "catalogue.not_on_notice")


@pytest.mark.parametrize("text", ["", "  ", "x" * 1001, "藏\u202e起来"])
def test_a_comment_is_a_bounded_clean_text(desk: Desk, text: str) -> None:
    change = passed(desk, proposed(desk))

    with pytest.raises(Refusal):
        operations.comment_on(change, text, by=NOBODY, now=NOW)

    told = changes.change(change)
    assert told is not None and told.comments == ()


def test_only_the_office_or_the_reform_office_answers(desk: Desk) -> None:
    change = passed(desk, proposed(desk))
    comment = operations.comment_on(change, "为什么？", by=NOBODY, now=NOW).ref

    refused(lambda: operations.answer_comment(comment, "因为", by=desk.legal, now=NOW), "catalogue.not_editor")


def test_the_correction_of_a_slip_of_the_pen_may_do_without_notice_when_the_reason_is_told(desk: Desk) -> None:
    change = passed(
        desk, proposed(desk, grounds(ChangeKind.CORRECTION), replace(DRAFT, name="食品经营许可证（新办）")), 2
    )

    refused(
        lambda: operations.pass_without_notice(change, "", seen(change), by=desk.reform, now=NOW), "writing.missing"
    )
    operations.pass_without_notice(change, "少了一个字，容易误导", seen(change), by=desk.reform, now=NOW)

    decided(desk, change, NOW, NOW)
    view = changes.change(change)
    assert view is not None and view.notice_skipped == "少了一个字，容易误导"


def test_no_other_change_does_without_notice(desk: Desk) -> None:
    change = passed(desk, proposed(desk), 2)

    with pytest.raises(NoticeNeeded):
        operations.pass_without_notice(change, "赶时间", seen(change), by=desk.reform, now=NOW)

    assert state_of(change) == "reform_review"


def test_what_binds_people_is_no_correction(desk: Desk) -> None:
    version = drafted(desk, QUICKER)

    refused(
        lambda: operations.propose_version(version, grounds(ChangeKind.CORRECTION), 1, by=desk.editor, now=NOW),
        "catalogue.not_clerical",
    )


# Kinds that fit


@covers("S-082")
@pytest.mark.parametrize(
    ("kind", "draft", "code"),
    [
        (ChangeKind.NEW, QUICKER, "catalogue.kind_does_not_fit"),
        (ChangeKind.CANCEL, QUICKER, "catalogue.kind_does_not_fit"),
        (ChangeKind.CHANGE, DRAFT, "catalogue.nothing_changed"),
        (ChangeKind.CHANGE, replace(DRAFT, terms=replace(TERMS, bases=())), "catalogue.not_publishable"),
    ],
)
def test_a_version_is_proposed_complete_and_as_what_it_is(desk: Desk, kind: ChangeKind, draft: Any, code: str) -> None:
    version = drafted(desk, draft)

    refused(lambda: operations.propose_version(version, grounds(kind), 1, by=desk.editor, now=NOW), code)


@covers("S-082")
def test_an_office_does_not_set_the_same_item_up_twice(desk: Desk) -> None:
    other = operations.found_item(desk.town.office, by=desk.editor, now=NOW).ref
    version = operations.draft_version(other, DRAFT, by=desk.editor, now=NOW).ref

    refused(
        lambda: operations.propose_version(version, grounds(), 1, by=desk.editor, now=NOW), "catalogue.duplicate_item"
    )


@pytest.mark.parametrize(
    ("kind", "facts", "code"),
    [
        (ChangeKind.RESUME, {}, "catalogue.kind_does_not_fit"),
        (ChangeKind.CHANGE, {}, "catalogue.kind_does_not_fit"),
        (ChangeKind.MERGE, {}, "writing.no_such_thing"),
        (ChangeKind.MERGE, {"into": "own"}, "writing.no_such_thing"),
        (ChangeKind.CANCEL, {"round": "nothing"}, "writing.no_such_thing"),
        (ChangeKind.HAND_OVER, {}, "writing.missing"),
        (ChangeKind.DEVOLVE, {"counterpart": " "}, "writing.missing"),
        (ChangeKind.DEVOLVE, {"counterpart": "示范市市场监督管理局"}, "catalogue.counterpart_unfit"),
        (ChangeKind.HAND_OVER, {"counterpart": "市场监管局"}, "catalogue.counterpart_unfit"),
        (ChangeKind.CANCEL, {"counterpart": "各县（市、区）"}, "catalogue.nobody_to_name"),
        (ChangeKind.SUSPEND, {"counterpart": "各县（市、区）"}, "catalogue.nobody_to_name"),
    ],
)
def test_a_proposal_is_complete_for_its_kind(desk: Desk, kind: ChangeKind, facts: dict[str, str], code: str) -> None:
    facts = {name: desk.item if value == "own" else value for name, value in facts.items()}

    refused(lambda: proposed_end(desk, kind, **facts), code)


FILED = replace(DRAFT, kind=ItemKind.FILING)


@covers("S-077", "S-081")
def test_a_licence_is_converted_to_a_filing_and_nothing_else_makes_it_one(desk: Desk) -> None:
    version = drafted(desk, FILED)
    for kind in (ChangeKind.CHANGE, ChangeKind.CORRECTION):
        refused(
            lambda kind=kind: operations.propose_version(version, grounds(kind), 1, by=desk.editor, now=NOW),  # type: ignore[misc]
            "catalogue.item_kind_changes",
        )

    change = operations.propose_version(version, grounds(ChangeKind.CONVERT), 1, by=desk.editor, now=NOW).ref
    decided(desk, passed(desk, change))

    before, after = (queries.in_force(desk.item, AFTER_NOTICE - timedelta(seconds=after)) for after in (1, 0))
    assert before and after and (before.kind, after.kind) == (ItemKind.LICENCE, ItemKind.FILING)
    assert changes.of_item(desk.item)[0].row.kind is ChangeKind.CONVERT


def test_a_conversion_that_leaves_the_kind_is_none(desk: Desk) -> None:
    version = drafted(desk, QUICKER)

    refused(
        lambda: operations.propose_version(version, grounds(ChangeKind.CONVERT), 1, by=desk.editor, now=NOW),
        "catalogue.item_kind_stays",
    )


def test_what_is_new_comes_from_nobody_and_what_is_taken_over_not_from_itself(desk: Desk) -> None:
    item = operations.found_item(desk.town.office, by=desk.editor, now=NOW).ref
    version = operations.draft_version(item, replace(DRAFT, name="另一事项"), by=desk.editor, now=NOW).ref

    for kind, counterpart, code in (
        (ChangeKind.NEW, "省市场监督管理局", "catalogue.nobody_to_name"),
        (ChangeKind.TAKE_OVER, "市场监管局", "catalogue.counterpart_unfit"),
        (ChangeKind.CONVERT, "", "catalogue.kind_does_not_fit"),
    ):
        why = grounds(kind, counterpart=counterpart)
        refused(lambda why=why: operations.propose_version(version, why, 1, by=desk.editor, now=NOW), code)  # type: ignore[misc]

    why = grounds(ChangeKind.TAKE_OVER, counterpart="省市场监督管理局")
    assert operations.propose_version(version, why, 1, by=desk.editor, now=NOW).state == "office_review"


def test_an_item_has_one_change_on_its_way(desk: Desk) -> None:
    proposed(desk)

    refused(lambda: proposed_end(desk), "catalogue.change_open")


def test_a_change_does_not_take_effect_in_the_past(desk: Desk) -> None:
    change = passed(desk, proposed(desk))
    past = AFTER_NOTICE - timedelta(seconds=1)

    refused(
        lambda: operations.put_in_force(change, past, seen(change), by=desk.reform, now=AFTER_NOTICE),
        "catalogue.from_the_past",
    )


@pytest.mark.parametrize("levels", [0, 1, 2])
def test_what_is_not_on_notice_is_not_decided(desk: Desk, levels: int) -> None:
    change = passed(desk, proposed(desk), levels)

    with pytest.raises(WrongState):
        operations.put_in_force(change, AFTER_NOTICE, seen(change), by=desk.reform, now=AFTER_NOTICE)


# Endings, suspension, the way back


@covers("S-086", "S-088")
@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        (ChangeKind.CANCEL, {}),
        (ChangeKind.DEVOLVE, {"counterpart": "各县（市、区）"}),
        (ChangeKind.HAND_OVER, {"counterpart": "示范市食品行业协会"}),
    ],
)
def test_an_item_that_ends_takes_no_new_applications_from_its_moment(
    desk: Desk, kind: ChangeKind, facts: dict[str, str]
) -> None:
    decided(desk, passed(desk, proposed_end(desk, kind, **facts)))

    assert queries.in_force(desk.item, AFTER_NOTICE - timedelta(seconds=1)) is not None
    assert queries.in_force(desk.item, AFTER_NOTICE) is None
    (told,) = changes.of_item(desk.item)
    assert (told.row.kind, told.counterpart) == (kind, facts.get("counterpart", ""))


def test_an_item_is_merged_into_another_that_goes_on(desk: Desk) -> None:
    other = operations.found_item(desk.town.office, by=desk.editor, now=NOW).ref
    version = operations.draft_version(other, replace(DRAFT, name="食品生产经营许可"), by=desk.editor, now=NOW).ref
    operations.adopt_version(version, NOW, "示政发〔2020〕1号", by=desk.reform, now=NOW)

    decided(desk, passed(desk, proposed_end(desk, ChangeKind.MERGE, into=other)))

    (told,) = changes.of_item(desk.item)
    assert told.into_name == "食品生产经营许可"


def test_a_suspended_item_is_shown_with_its_reason_and_resumed(desk: Desk) -> None:
    decided(desk, passed(desk, proposed_end(desk, ChangeKind.SUSPEND)))

    assert queries.suspension(desk.item, AFTER_NOTICE - timedelta(seconds=1)) is None
    told = queries.suspension(desk.item, AFTER_NOTICE)
    assert told is not None and (told.since, told.until, told.basis) == (AFTER_NOTICE, None, "示政发〔2026〕12号")
    assert queries.in_force(desk.item, AFTER_NOTICE) is not None
    refused(lambda: proposed_end(desk, ChangeKind.SUSPEND, AFTER_NOTICE), "catalogue.kind_does_not_fit")

    resumed = passed(desk, proposed_end(desk, ChangeKind.RESUME, AFTER_NOTICE), now=AFTER_NOTICE)
    later = AFTER_NOTICE + timedelta(days=5)
    decided(desk, resumed, later, later)
    assert queries.suspension(desk.item, later) is None


def test_the_way_back_is_a_new_version_and_deletes_nothing(desk: Desk) -> None:
    decided(desk, passed(desk, proposed(desk)))

    restored = operations.restore_version(desk.version, by=desk.editor, now=AFTER_NOTICE)
    change = operations.propose_version(
        restored.ref, grounds(ChangeKind.CHANGE), 1, by=desk.editor, now=AFTER_NOTICE
    ).ref
    later = AFTER_NOTICE + timedelta(days=30)
    decided(desk, passed(desk, change, now=AFTER_NOTICE), later, later)

    view = queries.in_force(desk.item, later)
    assert view is not None and view.number == 3 and view.terms == TERMS
    assert len(queries.history(desk.item)) == 3


# The initial catalogue of a new city


def test_a_new_city_adopts_what_it_had_under_the_document_of_the_batch(desk: Desk) -> None:
    item = operations.found_item(desk.town.office, by=desk.editor, now=NOW).ref
    version = operations.draft_version(item, replace(DRAFT, name="另一事项"), by=desk.editor, now=NOW).ref

    refused(lambda: operations.adopt_version(version, NOW, "", by=desk.reform, now=NOW), "writing.missing")
    refused(lambda: operations.adopt_version(version, NOW, "文", by=desk.editor, now=NOW), "people.not_allowed")
    operations.adopt_version(version, NOW, "示政发〔2020〕1号", by=desk.reform, now=NOW)

    assert queries.in_force(item, NOW) is not None


def test_what_was_in_force_before_is_not_adopted(desk: Desk) -> None:
    version = drafted(desk)

    refused(
        lambda: operations.adopt_version(version, NOW, "示政发〔2020〕1号", by=desk.reform, now=NOW),
        "catalogue.has_been_in_force",
    )


@covers("S-155")
def test_an_item_taken_over_lands_before_it_goes_live(desk: Desk) -> None:
    item = operations.found_item(desk.town.office, by=desk.editor, now=NOW).ref
    version = operations.draft_version(item, replace(DRAFT, name="承接事项"), by=desk.editor, now=NOW).ref
    why = grounds(ChangeKind.TAKE_OVER, counterpart="省市场监督管理局")
    change = passed(desk, operations.propose_version(version, why, 1, by=desk.editor, now=NOW).ref)

    refused(lambda: decided(desk, change), "catalogue.not_landed")

    operations.send_back(change, "写明受理窗口", seen(change), by=desk.reform, now=AFTER_NOTICE)
    whole = replace(DRAFT, name="承接事项", terms=replace(TERMS, place="市民中心一楼综合窗口"))
    operations.amend_draft(version, whole, 1, by=desk.editor, now=AFTER_NOTICE)
    operations.propose_version(version, why, 2, by=desk.editor, now=AFTER_NOTICE)
    later = AFTER_NOTICE + timedelta(days=30)
    decided(desk, passed(desk, change, now=AFTER_NOTICE), later, later)
    assert queries.in_force(item, later) is not None


def refused(act: Callable[[], Any], code: str) -> None:
    """The act is refused with this code, and nothing has changed."""
    before = everything()

    with pytest.raises(Refusal) as told:
        act()

    assert told.value.code == code
    assert everything() == before


def everything() -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select 'v', ref, state, name, in_force::text, journal_seq from catalogue_itemversion"
            " union all select 'c', ref, state, reason, notice::text, journal_seq from catalogue_change"
            " union all select 'm', ref, answer, text, '', id from catalogue_comment"
            " union all select 's', '', '', reason, during::text, id from catalogue_suspension order by 1, 2"
        )
        return list(cursor.fetchall())


def state_of(change: str) -> str:
    view = changes.change(change)
    assert view is not None
    return view.row.state.value


@covers("S-008")
def test_a_city_shows_a_kind_of_change_for_longer_than_the_rules_ask_and_never_shorter(desk: Desk) -> None:
    admin = signed_on(an_officer(desk.town, "administrator", "790"), "notice.admin")
    monday, basis = date(2026, 11, 23), "示府办〔2026〕30号"

    operations.set_notice_days("change", 10, basis, monday, by=admin, now=NOW)

    before = passed(desk, proposed(desk))
    view = changes.change(before)
    assert view is not None and view.row.notice_ends == FIVE_DAYS_ON
    assert [(one.days, one.coming_days) for one in notice_terms.notice_days(TODAY) if one.kind == "change"] == [(5, 10)]
    assert notice_terms.days_of(ChangeKind.CHANGE, monday) == 10
    operations.set_notice_days("change", 6, basis, monday, by=admin, now=NOW)
    assert notice_terms.days_of(ChangeKind.CHANGE, monday) == 6
    early, too_few = date(2026, 11, 1), "catalogue.notice_days_unfit"
    for kind, days, why, begins, by, code in (
        ("change", 4, basis, monday, admin, too_few),
        ("new", 61, basis, monday, admin, too_few),
        ("new", 9, " ", monday, admin, "writing.missing"),
        ("new", 9, basis, early, admin, "writing.impossible_dates"),
        ("new", 9, basis, monday, desk.reform, "people.not_allowed"),
    ):
        refused(partial(operations.set_notice_days, kind, days, why, begins, by=by, now=NOW), code)
    assert notice_terms.days_of(ChangeKind.NEW, monday) == 7


def test_a_change_that_goes_on_notice_is_shown_for_the_days_of_its_city(desk: Desk) -> None:
    admin = signed_on(an_officer(desk.town, "administrator", "790"), "notice.admin")
    operations.set_notice_days("change", 6, "示府办〔2026〕30号", TODAY, by=admin, now=NOW)

    view = changes.change(passed(desk, proposed(desk)))

    assert view is not None and view.row.notice_ends == FIVE_DAYS_ON + timedelta(days=3)

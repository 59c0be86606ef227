"""What supervision sees in a chain stays seen, whatever is told later; and a replayed chain tells its state."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.covers import covers
from yimen.kernel.actor import ScopeKind
from yimen.kernel.case_life import CASE_LIFE, CaseState
from yimen.kernel.supervision.card_life import (
    CARD_LIFE,
    CLOSED,
    LEVELS,
    CardState,
    GoneUp,
    OwnAct,
    first_level,
    must_be_of_another,
    must_reach,
    next_level,
)
from yimen.kernel.supervision.elsewhere import gaps_of, out_of_range, wrong_fee
from yimen.kernel.supervision.replaying import MOVES, Told, differing, replay
from yimen.kernel.supervision.rules import RULES, Answering, Colour, RuleCode
from yimen.kernel.supervision.watching import CaseSeen, LetterSeen, Line, sightings, why_unfit
from yimen.kernel.terms import Fee

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
LETTER = LetterSeen("decider", frozenset({7}), NOON, NOON + timedelta(days=2), NOON + timedelta(days=1))
VERBS = (
    "receive", "accept", "deem_accepted", "open_correction", "open_further_correction", "close_correction", "hand_over",
    "review", "send_back", "open_special", "close_special", "grant", "deny", "withdraw", "deliver", "remark",
)  # fmt: skip


def chain(*verbs: str) -> list[Line]:
    return [
        Line(n, verb, NOON + timedelta(hours=n), "decider", "L", {"leg": 1, "notice": "N"})
        for n, verb in enumerate(verbs, 1)
    ]


def seen(lines: list[Line], complexity: str = "general") -> list[tuple[str, str]]:
    letter = LetterSeen("decider", frozenset(), NOON, None, None)
    return [(one.rule, one.occurrence) for one in sightings(CaseSeen(7, complexity, "no", lines, {"L": letter}))]


@covers("S-375")
@given(st.lists(st.sampled_from(VERBS), max_size=12), st.integers(0, 12), st.sampled_from(["simple", "general"]))
def test_what_was_seen_stays_seen_and_a_rule_speaks_once_of_a_line(verbs: list[str], cut: int, complexity: str) -> None:
    lines = chain(*verbs)

    before, after = seen(lines[:cut], complexity), seen(lines, complexity)

    assert after[: len(before)] == before
    assert len(set(after)) == len(after)


@pytest.mark.parametrize(
    ("verbs", "rules"),
    [
        (("receive", "accept", "hand_over", "review", "grant"), []),
        (("receive", "accept", "hand_over", "grant"), ["step_skipped"]),
        (("receive", "grant"), ["step_skipped"]),
        (("receive", "deem_accepted", "hand_over", "review", "deny"), ["notice_missing"]),
        (("receive", "open_correction", "close_correction", "open_further_correction"), ["second_notice"]),
        (("receive", "accept", "review", "send_back", "review"), []),
        (("receive", "accept", "review", "send_back", "review", "send_back", "review", "send_back"), ["ping_pong"]),
    ],
)
def test_a_chain_shows_what_was_left_out(verbs: tuple[str, ...], rules: list[str]) -> None:
    assert [rule for rule, _ in seen(chain(*verbs))] == rules


def test_a_simple_item_is_decided_without_a_review_and_a_stopped_clock_needs_its_notice() -> None:
    assert seen(chain("receive", "accept", "grant"), "simple") == []
    assert seen([Line(1, "open_special", NOON, "a", body={"notice": ""})]) == [("notice_missing", "1")]


@covers("S-374")
def test_a_grant_by_rule_stands_under_the_letter_of_the_order_and_any_other_of_the_system_does_not() -> None:
    before = [Line(1, "receive", NOON, "citizen"), Line(2, "accept", NOON, "system")]
    granted = Line(3, "grant", NOON, "system", "L", {"by_rule": {"order": "O", "edition": 1}})

    assert seen([*before, granted], "simple") == []
    assert seen([*before, replace(granted, at=NOON - timedelta(days=1))], "simple") == [("without_letter", "3")]
    assert seen([*before, replace(granted, body={})], "simple") == [("without_letter", "3")]
    assert seen([*before, replace(granted, actor="clerk")], "simple") == [("without_letter", "3")]


def test_a_promise_is_decided_at_once_without_a_review_where_that_was_said_and_nowhere_else() -> None:
    promised = Line(2, "accept_on_commitment", NOON, "clerk", body={"promise": "signed", "at_once": "yes"})
    before, granted = Line(1, "receive", NOON, "clerk"), Line(3, "grant", NOON, "decider", "L")

    assert seen([before, promised, granted]) == []
    assert seen([before, replace(promised, body={"promise": "signed"}), granted]) == [("step_skipped", "3")]


@pytest.mark.parametrize(
    ("hours", "actor", "item", "why"),
    [
        (0, "decider", 7, ""),
        (-1, "decider", 7, "early"),
        (24, "decider", 7, "revoked"),
        (48, "decider", 7, "over"),
        (1, "decider", 8, "item"),
        (1, "clerk", 7, "holder"),
    ],
)
def test_a_letter_carries_an_act_in_its_time_for_its_items_and_its_holder(
    hours: int, actor: str, item: int, why: str
) -> None:
    assert why_unfit(LETTER, NOON + timedelta(hours=hours), actor, item) == why
    assert why_unfit(None, NOON, actor, item) == "none"


@given(st.lists(st.sampled_from(VERBS), max_size=10))
def test_a_replayed_chain_ends_in_a_state_that_the_life_reaches_or_in_none(verbs: list[str]) -> None:
    told = replay(chain(*verbs))

    assert told is None or told.state in CASE_LIFE.reachable()


def test_every_step_of_a_case_is_told_by_some_verb() -> None:
    assert set(MOVES.values()) == set(CASE_LIFE.moves)


def test_a_row_that_says_otherwise_than_its_chain_is_named_by_its_columns() -> None:
    told = replay(chain("receive", "accept", "hand_over", "review", "grant", "deliver"))
    assert told is not None and told.state is CaseState.GRANTED

    late = Told(told.state, told.accepted_at, NOON, told.delivered_at)

    assert differing(told, told) == () and differing(told, late) == ("decided_at",)
    assert differing(None, late) == ("order",)


def test_beside_the_case_bills_penalties_and_items_are_held_against_what_was_published() -> None:
    fees = (Fee("工本费", 1_000, "每证 10 元", "第十条"), Fee("无依据", 500))
    billed = Line(1, "open_bill", NOON, "a", body={"charges": [[1, 1_000]]})
    assert wrong_fee(billed, fees) is None
    more = wrong_fee(Line(1, "open_bill", NOON, "a", body={"charges": [[1, 1_000], [2, 500]]}), fees)
    assert more is not None and more.facts == {"asked_fen": "1500", "allowed_fen": "1000"}

    within = Line(1, "record_penalty", NOON, "a", body={"finding": "within"})
    assert out_of_range(within) is None and out_of_range(
        Line(1, "record_penalty", NOON, "a", body={"finding": "above"})
    )

    assert gaps_of("yes", "yes") == () and gaps_of("no", "no") == ("limit", "supervisor")


def test_every_rule_stands_in_the_table_with_its_law_and_days() -> None:
    assert set(RULES) == set(RuleCode)
    for rule in RULES.values():
        assert rule.law and rule.version >= 1
        assert (rule.answer_days == 0) == (rule.colour is Colour.WARNING) == (rule.answering is Answering.NOWHERE)


def test_a_card_reaches_every_state_and_is_closed_for_good() -> None:
    assert CARD_LIFE.reachable() == set(CardState)
    assert [state for state in CLOSED if list(CARD_LIFE.open_moves(state))] == []


@covers("S-410")
@given(st.dictionaries(st.sampled_from(LEVELS), st.integers(1, 9), max_size=4))
def test_a_card_begins_below_and_goes_up_to_the_city_level_by_level(ids: dict[ScopeKind, int]) -> None:
    places = {**dict.fromkeys(LEVELS), **ids, ScopeKind.CITY: 1}

    way = [first_level(places)]
    while (above := next_level(way[-1], places)) is not None:
        way.append(above)

    assert way == [level for level in LEVELS if places[level] is not None]


def test_whoever_acted_does_not_judge_and_a_lower_level_no_more() -> None:
    must_be_of_another("a", ("b",))
    with pytest.raises(OwnAct):
        must_be_of_another("a", ("b", "a"))
    must_reach(ScopeKind.COUNTY, (ScopeKind.CITY,))
    with pytest.raises(GoneUp):
        must_reach(ScopeKind.CITY, (ScopeKind.COUNTY, ScopeKind.TOWN))

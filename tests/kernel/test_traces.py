"""Traces: a way without gaps, waiting before working, and nothing asked of an applicant that is not one of four."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.traces import CLOSING, Effort, Hand, Happened, Step, Trace, traced

BEGAN = datetime(2026, 11, 20, 2, tzinfo=UTC)
VERBS = (
    "accept", "open_correction", "close_correction", "hand_over", "review", "send_back", "open_special",
    "close_special", "reassign", "remark", "propose_refusal", "grant", "deny", "refuse", "withdraw", "deliver",
    "erratum",
)  # fmt: skip
ANY_LINES = st.lists(
    st.tuples(st.sampled_from(VERBS), st.integers(-60, 600), st.sampled_from(list(Hand)), st.integers(0, 3)),
    max_size=14,
)


def a_way(told: list[tuple[str, int, Hand, int]], legs: int = 3) -> Trace:
    now, lines = BEGAN, [Happened("receive", BEGAN, Hand.APPLICANT)]
    for verb, minutes, hand, leg in told:
        now += timedelta(minutes=minutes)
        lines.append(Happened(verb, now, hand, leg))
    return traced(lines, legs)


def way(*told: tuple[str, float, Hand] | tuple[str, float, Hand, int], legs: int = 3) -> Trace:
    """A way by verbs, the hour at which each came, and whose hand it was."""
    lines = [Happened("receive", BEGAN, Hand.APPLICANT)]
    for verb, hour, hand, *leg in told:
        lines.append(Happened(verb, BEGAN + timedelta(hours=hour), hand, *leg))
    return traced(lines, legs)


@given(ANY_LINES, st.integers(1, 4))
def test_a_way_has_no_gap_and_no_overlap(told: list[tuple[str, int, Hand, int]], legs: int) -> None:
    stays = a_way(told, legs).stays

    for one, following in pairwise(stays):
        assert one.left_at is not None and one.left_at <= following.came_at
        # A gap lies only behind the end of the case: nobody held it then.
        assert one.left_at == following.came_at or any(verb in CLOSING or verb == "deliver" for verb, *_ in told)
    for one in stays:
        assert one.touched_at is None or one.came_at <= one.touched_at <= (one.left_at or one.touched_at)


@given(ANY_LINES)
def test_only_the_last_stay_is_open_and_a_case_ends_once(told: list[tuple[str, int, Hand, int]]) -> None:
    found = a_way(told)

    assert all(one.left_at is not None for one in found.stays[:-1])
    assert (found.outcome == "") is (found.ended_at is None)
    assert found.corrections == sum(verb == "open_correction" for verb, *_ in told)


@given(ANY_LINES)
def test_what_the_staff_does_is_never_counted_as_an_effort_of_the_applicant(
    told: list[tuple[str, int, Hand, int]],
) -> None:
    inside = [(verb, minutes, Hand.STAFF, leg) for verb, minutes, _, leg in told if verb != "close_correction"]

    assert a_way(inside).efforts == (Effort.SUBMIT,)


def test_nobody_has_worked_on_a_case_before_the_first_act_at_its_desk() -> None:
    found = way(
        ("accept", 1, Hand.STAFF), ("hand_over", 2, Hand.STAFF, 1), ("remark", 30, Hand.STAFF),
        ("review", 31, Hand.STAFF, 1), ("grant", 40, Hand.STAFF), ("deliver", 41, Hand.STAFF),
    )  # fmt: skip

    review = next(one for one in found.stays if one.step is Step.REVIEW)
    assert (review.touched_at, review.left_at) == (BEGAN + timedelta(hours=30), BEGAN + timedelta(hours=31))
    assert [one.step for one in found.stays] == ["accept", "hand_over", "review", "decide", "deliver"]
    assert (found.outcome, found.ended_at) == ("granted", BEGAN + timedelta(hours=40))


def test_a_step_sent_back_is_stayed_for_again() -> None:
    found = way(
        ("accept", 1, Hand.STAFF), ("hand_over", 2, Hand.STAFF, 1), ("review", 3, Hand.STAFF, 1),
        ("send_back", 4, Hand.STAFF, 2), ("review", 5, Hand.STAFF, 1), ("deny", 6, Hand.STAFF),
    )  # fmt: skip

    assert [one.step for one in found.stays] == [
        "accept", "hand_over", "review", "decide", "review", "decide", "deliver"
    ]  # fmt: skip
    assert (found.passed_back, found.outcome) == (1, "denied")


def test_a_way_back_dated_by_law_runs_forward_all_the_same() -> None:
    found = traced(
        [Happened("receive", BEGAN, Hand.APPLICANT), Happened("deem_accepted", BEGAN - timedelta(days=1), Hand.SYSTEM)],
        3,
    )

    assert [(one.came_at, one.left_at) for one in found.stays] == [(BEGAN, BEGAN), (BEGAN, None)]


def test_that_no_licence_is_needed_counts_as_a_no_of_the_window() -> None:
    came, unneeded = Happened("receive", BEGAN, Hand.APPLICANT), Happened("find_not_needed", BEGAN, Hand.STAFF)

    assert (traced([came, unneeded], 3).vetoes, traced([came], 3).vetoes) == (1, 0)


def test_a_no_that_nobody_confirmed_is_no_veto_and_one_that_was_said_is() -> None:
    proposed = ("propose_refusal", 1, Hand.STAFF)
    unsaid = [
        ("withdraw_refusal", 2, Hand.STAFF), ("reject_refusal", 2, Hand.STAFF),
        ("deem_accepted", 2, Hand.SYSTEM), ("withdraw", 2, Hand.APPLICANT),
    ]  # fmt: skip

    assert [way(proposed, end).vetoes for end in unsaid] == [0, 0, 0, 0]
    assert way(proposed, unsaid[0], ("propose_refusal", 3, Hand.STAFF), ("refuse", 4, Hand.STAFF)).vetoes == 1

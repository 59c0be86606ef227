"""Following the journal: cards are raised by themselves, each once, however often the sweep runs and however late.

The cursor gives out only lines that no transaction in flight can come before (journal.cursors), and moves in the same
transaction in which the cards are raised. A batch costs a fixed number of statements whatever cases it speaks of.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from yimen.engine.supervision.findings import gathering, moves
from yimen.engine.supervision.findings.models import Card
from yimen.engine.supervision.findings.moves import Found
from yimen.engine.supervision.findings.refusals import CardsFollow
from yimen.journal import cursors
from yimen.journal.operation import operation
from yimen.journal.reading import Told
from yimen.kernel.actor import Actor, ActorKind, ScopeKind
from yimen.kernel.evidence import Line
from yimen.kernel.penalties import Answer
from yimen.kernel.snapshot import snapshot
from yimen.kernel.supervision.card_life import LEVELS, CardMove, CardState, next_level
from yimen.kernel.supervision.replaying import ENDS
from yimen.kernel.supervision.rules import RULES, RuleCode
from yimen.kernel.supervision.watching import Sighting
from yimen.kernel.time.steps import ACCEPTED
from yimen.registries.calendars import queries as calendars

CONSUMER, SLICE = "findings", 200
_MISSED = """
select a.ref, a.case_id, a.step, a.side, a.due_at, a.opened_at, a.office_id, a.desk_id
from accountability_accountabilityitem a where {where} and not exists (
  select from findings_card k join cases_case c on c.ref = k.subject_ref
  where c.id = a.case_id and k.rule = any(%s) and k.occurrence = a.ref)
order by a.id limit %s
"""
_OVERDUE_LINES = """
select subject_id, id, effective_at from journal_entry
where subject_kind = 'case' and subject_id = any(%s) and verb = any(%s)
"""
_TOLD_BY = ("fall_overdue", "miss_check", "miss_subtask", "miss_opinion")
_MISSED_RULES = (RuleCode.PROMISE_MISSED, RuleCode.STATUTE_MISSED, RuleCode.CHECK_MISSED)
ENDS_A_WARNING = ENDS | ACCEPTED | {"fall_overdue", "open_correction", "open_further_correction"}
"""The word at the door was said, the case ended, or its limit was missed."""
_WARNED = "select id, ref, due_at, warning_at from cases_case where id = any(%s) and due_at is not null"


@snapshot
class Watched:
    """How many lines were read, and how many cards were raised from them."""

    lines: int
    raised: int


@snapshot
class CardsRaised:
    """How many cards are new."""

    raised: int


@snapshot
class CardsGoneUp:
    """How many cards went up a level."""

    gone_up: int


@operation
def follow_journal(size: int = SLICE, *, by: Actor, now: datetime) -> Watched:
    """Read the next lines of the journal and raise what they show; let cards follow what settles them elsewhere."""
    _must_be_the_system(by)
    lines = cursors.batch(CONSUMER, size)
    raised = moves.raise_all(list(_found(lines, now)), by, now)
    answered = [str(line.body.get("item", "")) for line in lines if line.verb == "answer_overdue"]
    if answered:
        # Answered before it was seen: the card comes first, then its answer.
        raised += moves.raise_all(_missed("a.ref = any(%s)", len(answered), answered), by, now)
        _answer_as_items(answered, by, now)
    _settle_by_alarm([line for line in lines if line.kind == "penalty"], by, now)
    _pass_warnings([line for line in lines if line.kind == "case"], by, now)
    return Watched(len(lines), raised)


def _must_be_the_system(by: Actor) -> None:
    if by.kind is not ActorKind.SYSTEM:
        raise CardsFollow()


def _found(lines: Sequence[Told], now: datetime) -> Iterator[Found]:
    def told(kind: str, *verbs: str) -> list[Told]:
        return [line for line in lines if line.kind == kind and line.verb in verbs]

    yield from gathering.of_cases([line for line in lines if line.kind == "case"])
    yield from gathering.of_bills(told("bill", "open_bill"))
    yield from gathering.of_stamps(told("stamp", "use_stamp"))
    yield from gathering.of_penalties(told("penalty", "record_penalty"))
    yield from gathering.of_versions(told("item_version", "item_version_published"), now)


def _answer_as_items(items: Sequence[str], by: Actor, now: datetime) -> None:
    """What the head of the office said to a missed limit is the answer on its card: said once, read in both places."""
    said = {
        ref: (staff, at, f"{reason}\n{remedy}")
        for ref, staff, at, reason, remedy in gathering.rows(
            "select ref, answered_by_id, answered_at, reason, remedy from accountability_accountabilityitem"
            " where ref = any(%s) and answered_at is not null",
            list(items),
        )
    }
    rows = Card.objects.select_for_update().filter(
        rule__in=_MISSED_RULES, occurrence__in=list(said), state=CardState.OPEN
    )
    for row in rows.order_by("id"):
        staff, at, words = said[row.occurrence]
        sets = {"answer": words, "answered_by_id": staff, "answered_at": at}
        line = Line("answer_card", {"item": row.occurrence}, now)
        moves.move(row, CardMove.ANSWER, line, by, sets, now)


def _settle_by_alarm(lines: Sequence[Told], by: Actor, now: datetime) -> None:
    """Supervision closes the alarm of a penalty with a result; the card has the same."""
    closed = {line.ref: line for line in lines if line.verb == "close_penalty_alarm"}
    if not closed:
        return
    rows = Card.objects.select_for_update().filter(
        subject_ref__in=list(closed), rule=RuleCode.PENALTY_OUT_OF_RANGE, state=CardState.OPEN
    )
    for row in rows.order_by("id"):
        line = closed[row.subject_ref]
        answer = str(line.body.get("answer", ""))
        step = CardMove.LIFT if answer == Answer.JUSTIFIED else CardMove.SETTLE
        sets = {"judgement": answer, "judged_at": line.effective_at}
        moves.move(row, step, Line(f"{step}_card", {"alarm": row.subject_ref, "answer": answer}, now), by, sets, now)


def _pass_warnings(lines: Iterable[Told], by: Actor, now: datetime) -> None:
    """A warning has passed when the time it spoke of is over: kept, missed (that is a graver card), or run no more."""
    over = sorted({line.subject_id for line in lines if line.verb in ENDS_A_WARNING})
    if not over:
        return
    rows = Card.objects.select_for_update().filter(case_id__in=over, rule=RuleCode.EARLY_WARNING, state=CardState.OPEN)
    for row in rows.order_by("id"):
        moves.move(row, CardMove.PASS, Line("pass_card", {}, now), by, {}, now)


@operation
def warn_early(case_ids: tuple[int, ...], *, by: Actor, now: datetime) -> CardsRaised:
    """Raise a warning for cases whose amber rung was claimed: in the transaction of the claim, or it would be lost."""
    _must_be_the_system(by)
    if not case_ids:
        return CardsRaised(0)
    known = gathering.abouts(case_ids)
    found = [
        Found(
            Sighting(RuleCode.EARLY_WARNING, due.isoformat(), min(warning or now, now), (), {"due": due.isoformat()}),
            known[id][0],
            (),
        )
        for id, _, due, warning in gathering.rows(_WARNED, list(case_ids))
        if due >= now
    ]
    return CardsRaised(moves.raise_all(found, by, now))


@operation
def raise_missed(size: int = SLICE, *, by: Actor, now: datetime) -> CardsRaised:
    """Raise a card for every unanswered missed limit that has none: of a case, a step, a subtask or a later check.

    What is missed is decided by accountability alone; here it becomes visible beside everything else.
    """
    _must_be_the_system(by)
    return CardsRaised(moves.raise_all(_missed("a.answered_at is null", size), by, now))


def _missed(where: str, size: int, *facts: object) -> list[Found]:
    items = gathering.rows(_MISSED.format(where=where), *facts, list(_MISSED_RULES), size)
    if not items:
        return []
    cases = sorted({item[1] for item in items})
    known, placed = gathering.abouts(cases), gathering.offices({item[6] for item in items})
    told = {(case, at): id for case, id, at in gathering.rows(_OVERDUE_LINES, cases, list(_TOLD_BY))}
    found = []
    for ref, case, step, side, due, opened, office, desk in items:
        line = told.get((case, opened))
        facts_of = {"step": step, "side": side, "due": due.isoformat()}
        sighting = Sighting(_rule_of(step, side), ref, due, (line,) if line else (), facts_of)
        about = gathering.at_desk(known[case][0], office, placed[office][0], desk)
        found.append(Found(sighting, about, ()))
    return found


def _rule_of(step: str, side: str) -> RuleCode:
    if step == "post_check":
        return RuleCode.CHECK_MISSED
    return RuleCode.STATUTE_MISSED if side == "statutory" else RuleCode.PROMISE_MISSED


@operation
def escalate_cards(size: int = SLICE, *, by: Actor, now: datetime) -> CardsGoneUp:
    """Bring cards that were not answered in time before the next level: village, town, county, city. Each once a level.

    At the top it stays; it is overdue until somebody answers or judges it.
    """
    _must_be_the_system(by)
    late = Card.objects.select_for_update(skip_locked=True, of=("self",)).select_related("office").filter(
        state=CardState.OPEN, due_at__lt=now
    ).exclude(level=LEVELS[-1])  # fmt: skip
    gone = 0
    for row in late.order_by("due_at", "id")[:size]:
        above = next_level(ScopeKind(row.level), moves.places_of(row))
        if above is None:
            continue
        days = RULES[RuleCode(row.rule)].answer_days
        due = calendars.calendar(row.office.calendar_id).closing_after(now, days)
        line = Line("escalate_card", {"from": row.level, "to": above, "due": due}, now)
        moves.change(row, line, by, {"level": above, "due_at": due, "escalated_at": now})
        gone += 1
    return CardsGoneUp(gone)

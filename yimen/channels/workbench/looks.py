"""Looks: a case as the desk draws it. From frozen rows to the pieces of the theme; no rule is weighed here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from django.utils.timezone import localtime

from yimen.channels.workbench import sheets
from yimen.channels.workbench.sheets import PointAsked
from yimen.channels.workbench.words import ACTS, ADVICE, FIELDS, GROUNDS, VERBS, WAYS
from yimen.engine.case.cases.rows import (
    CaseRow,
    CaseView,
    Choice,
    ClockRow,
    FileRow,
    MaterialRow,
    ReviewRow,
    TimelineRow,
)
from yimen.kernel.acceptance import ALWAYS_POSSIBLE, MISSING, CorrectionNotAnswered, stayed_away
from yimen.kernel.actor import SYSTEM
from yimen.kernel.authority import Act
from yimen.kernel.case_life import CASE_LIFE, OPEN_STATES, CaseMove, CaseState
from yimen.kernel.refusal import Refusal
from yimen.kernel.rulings import REMEDIES
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Defect, MaterialTerm, Necessity, ProductClass
from yimen.threshold.language import told
from yimen.threshold.meetings import where
from yimen.threshold.names.visits import PARCEL_DIRECTIONS, PARCEL_STATES
from yimen.threshold.pieces import Happening
from yimen.threshold.sentences import sentence_of
from yimen.threshold.spelling import day, short_day
from yimen.threshold.words.clocks import due_moved, left, left_at_the_end, promise_lapsed, supplement_asked

ORDER: tuple[Act, ...] = (
    Act.CONFIRM_REFUSAL,
    Act.REJECT_REFUSAL,
    Act.WITHDRAW_REFUSAL,
    Act.ACCEPT,
    Act.ACCEPT_TOLERATING,
    Act.ACCEPT_ON_COMMITMENT,
    Act.OPEN_CORRECTION,
    Act.OPEN_FURTHER_CORRECTION,
    Act.ANSWER_CORRECTION,
    Act.HAND_OVER,
    Act.REVIEW,
    Act.DECIDE,
    Act.DECIDE_AT_ONCE,
    Act.CLOSE_SPECIAL,
    Act.DELIVER,
    Act.SUPPLY,
    Act.FIND_NOT_NEEDED,
    Act.PROPOSE_REFUSAL,
    Act.OPEN_SPECIAL,
    Act.EXTEND,
    Act.SEND_BACK,
    Act.RAISE_DECISION,
    Act.REASSIGN,
    Act.RECUSE,
    Act.ARCHIVE,
    Act.REVOKE,
)
"""In the panel from the usual to the rare; a remark has its place beside the remarks."""


@snapshot
class Deed:
    """One act in the decision panel with its form, and what was already typed into it."""

    act: Act
    title: str
    button: str
    template: str
    typed: Mapping[str, str]
    """Values by field name, without the act."""
    open: str = ""
    grave: str = ""
    points: tuple[PointAsked, ...] = ()
    """Points of the review sheet that the form answers."""


@snapshot
class WhyNot:
    """What cannot be done now, with the reason and the law."""

    title: str
    sentence: str
    law: str
    code: str


@snapshot
class DefectTick:
    value: str
    text: str
    remedy: str
    ticked: str = ""


@snapshot
class MaterialCheck:
    """A material on the checklist: in order, missing, to follow; and the defects that may be named."""

    term: MaterialTerm
    files: tuple[FileRow, ...]
    follows_by: date | None
    standing: str
    """here | tolerable | missing | optional | follows | over"""
    ticks: tuple[DefectTick, ...]
    latest: date
    """The last day by which it may follow."""


@snapshot
class ClockLook:
    clock: ClockRow
    used: str
    whole: str
    left: str
    """What is left of it, in words."""


@snapshot
class ReviewLook:
    row: ReviewRow
    words: str


@snapshot
class DayGroup:
    """Rows of the list that fall due together."""

    words: str
    rows: Sequence[CaseRow]


def deeds(view: CaseView, opened: str, typed: Mapping[str, Mapping[str, str]]) -> tuple[Deed, ...]:
    """The acts this officer may do now, in their order; one of them stands open."""
    allowed = {choice.act for choice in view.choices if choice.allowed}
    acts = [act for act in ORDER if act in allowed]
    if opened not in acts:
        opened = _usual(view, acts)
    return tuple(
        Deed(
            act,
            ACTS[act].title,
            ACTS[act].button,
            f"workbench/acts/{act}.html",
            {**_prefilled(act, view), **typed.get(act, {})},
            open="yes" if act == opened else "",
            grave="yes" if act in (Act.REVOKE, Act.CONFIRM_REFUSAL) else "",
            points=sheets.asked(act, view, typed.get(act, {})),
        )
        for act in acts
    )


def _usual(view: CaseView, acts: Sequence[Act]) -> str:
    """What stands open first: while something required is missing, the correction notice and not the acceptance."""
    if _lacking(view) and Act.OPEN_CORRECTION in acts and Act.ACCEPT_TOLERATING not in acts:
        return Act.OPEN_CORRECTION
    return acts[0] if acts else ""


def _lacking(view: CaseView) -> list[MaterialTerm]:
    return [row.term for row in view.materials if row.term.necessity is not Necessity.OPTIONAL and not row.files]


def _prefilled(act: Act, view: CaseView) -> Mapping[str, str]:
    bases = "；".join(f"{base.law}{base.article}" for base in view.terms.bases)
    match act:
        case Act.DECIDE | Act.DECIDE_AT_ONCE if view.promise_over:
            return {"remedies": REMEDIES, "law": bases, "outcome": "deny", "reasons": _broken_promise(view)}
        case Act.DECIDE | Act.DECIDE_AT_ONCE:
            return {"remedies": REMEDIES, "law": bases}
        case Act.PROPOSE_REFUSAL:
            return {"basis": bases}
        case Act.DELIVER:
            return {"how": "window", "signature": ""}
        case Act.ACCEPT_ON_COMMITMENT:
            return {"promise": view.terms.commitment}
        case _:
            return {}


def _broken_promise(view: CaseView) -> str:
    """The reason of a denial for what was promised and never came; the officer edits it."""
    assert view.promise_over is not None, "asked where a promise is over"
    return stayed_away(view.promise_over, [row.term.name for row in view.materials if row.follows_by and not row.files])


@snapshot
class ClassAsked:
    """A product class on the decision form: granted unless the tick was taken away, then with the reason."""

    term: ProductClass
    granted: str
    reason: str


def classes(view: CaseView, typed: Mapping[str, str]) -> tuple[ClassAsked, ...]:
    """The product classes that were asked for, as they stand on the decision form."""
    return tuple(
        ClassAsked(one, typed.get(f"class-{one.code}", "" if typed else "yes"), typed.get(f"why-{one.code}", ""))
        for one in view.terms.classes
    )


def why_not(view: CaseView, language: str) -> tuple[WhyNot, ...]:
    """What this officer cannot do now, and why; acts that the state alone rules out are told in one line less."""
    facts = _facts_of(view)
    return tuple(
        WhyNot(told(ACTS[Act(choice.act)].title), _reason(choice, view, language, facts), choice.law, choice.why_not)
        for choice in sorted(view.choices, key=_place)
        if not choice.allowed and choice.act in ACTS and not _plainly_out(choice.act, choice.why_not, view.state)
    )


def _reason(choice: Choice, view: CaseView, language: str, facts: Mapping[str, object]) -> str:
    if choice.act == Act.OPEN_CORRECTION and view.corrections:
        return told(
            "一次性告知已用于 {day}；之后新发现的，用“再次告知补正”。", day=short_day(view.corrections[0].opened_at)
        )
    own = {name: fact for name, fact in choice.facts.items() if name not in facts}
    if choice.why_not == CorrectionNotAnswered.code:
        own["material"] = choice.facts["material"]
    return sentence_of(choice.why_not, {**facts, **own}, language)


def _facts_of(view: CaseView) -> Mapping[str, object]:
    """What the sentences of the reasons name: the materials that are missing, the rank a decision needs."""
    lacking = _lacking(view)
    hard = [term for term in lacking if term.necessity is Necessity.REQUIRED]
    return {
        "material": "、".join(term.name for term in hard or lacking),
        "since": _door_or_limit(view),
        "day": day(view.promise_over) if view.promise_over else "",
    }


def _door_or_limit(view: CaseView) -> str:
    """The day a reason names: since when it counts as accepted, or when the statute ran out."""
    over = next((clock.due_at for clock in view.clocks if clock.side == "statutory"), None)
    return day(over or view.materials_in_at)


def _place(choice: Choice) -> int:
    return ORDER.index(Act(choice.act)) if choice.act in ORDER else len(ORDER)


_MOVES: Mapping[str, tuple[CaseMove, ...]] = {
    Act.ACCEPT: (CaseMove.ACCEPT,),
    Act.ACCEPT_TOLERATING: (CaseMove.ACCEPT,),
    Act.ACCEPT_ON_COMMITMENT: (CaseMove.ACCEPT,),
    Act.OPEN_CORRECTION: (CaseMove.OPEN_CORRECTION, CaseMove.OPEN_FURTHER_CORRECTION),
    Act.OPEN_FURTHER_CORRECTION: (CaseMove.OPEN_FURTHER_CORRECTION,),
    Act.ANSWER_CORRECTION: (CaseMove.CLOSE_CORRECTION,),
    Act.FIND_NOT_NEEDED: (CaseMove.FIND_NOT_NEEDED,),
    Act.PROPOSE_REFUSAL: (CaseMove.REFUSE,),
    Act.CONFIRM_REFUSAL: (CaseMove.REFUSE,),
    Act.REJECT_REFUSAL: (CaseMove.REFUSE,),
    Act.WITHDRAW_REFUSAL: (CaseMove.REFUSE,),
    Act.HAND_OVER: (CaseMove.HAND_OVER,),
    Act.REVIEW: (CaseMove.DENY,),
    Act.DECIDE: (CaseMove.GRANT, CaseMove.DENY),
    Act.DECIDE_AT_ONCE: (CaseMove.GRANT,),
    Act.OPEN_SPECIAL: (CaseMove.OPEN_SPECIAL,),
    Act.CLOSE_SPECIAL: (CaseMove.CLOSE_SPECIAL,),
    Act.EXTEND: (CaseMove.DENY,),
    Act.SEND_BACK: (CaseMove.SEND_BACK,),
    Act.SUPPLY: (CaseMove.SUPPLY,),
    Act.REVOKE: (CaseMove.REVOKE,),
}


def _plainly_out(act: str, code: str, state: CaseState) -> bool:
    """An act of quite another stage (deliver before the decision, accept after it) explains itself: not listed."""
    if act == Act.WITHDRAW or code in ("case.no_proposal", "case.nothing_outstanding"):
        return True
    if act in (Act.DELIVER, Act.ARCHIVE):
        return state in OPEN_STATES
    if act in (Act.RAISE_DECISION, Act.RECUSE):
        # Only where decisions are graded is one raised; who is barred reads that of every other act.
        return True
    moves = _MOVES.get(act, ())
    return bool(moves) and not any(state in CASE_LIFE.moves[move][0] for move in moves)


def said(refusal: Refusal, view: CaseView, language: str) -> str:
    """The sentence of a refusal, with fields and materials called by the names on the page."""
    names = {row.term.code: row.term.name for row in view.materials}
    facts = {
        name: told(FIELDS[str(value)]) if str(value) in FIELDS else names.get(str(value), value)
        for name, value in vars(refusal).items()
    }
    return sentence_of(refusal.code, facts, language)


def checklist(view: CaseView, ticked: frozenset[str], today: date) -> tuple[MaterialCheck, ...]:
    """Every material that applies, with its standing and the defects the item lists for it."""
    return tuple(_checked(row, ticked, today) for row in view.materials)


def _checked(row: MaterialRow, ticked: frozenset[str], today: date) -> MaterialCheck:
    term = row.term
    return MaterialCheck(
        term,
        row.files,
        row.follows_by,
        _standing(row, today),
        tuple(_tick(term, defect, ticked, row) for defect in (*term.defects, *ALWAYS_POSSIBLE)),
        date.fromordinal(today.toordinal() + term.tolerated_days),
    )


def _tick(term: MaterialTerm, defect: Defect, ticked: frozenset[str], row: MaterialRow) -> DefectTick:
    value = f"{term.code}:{defect.code}"
    lacking = defect is MISSING and not row.files and term.necessity is Necessity.REQUIRED
    on = value in ticked if ticked else lacking
    return DefectTick(value, defect.text, defect.remedy, "yes" if on else "")


def _standing(row: MaterialRow, today: date) -> str:
    if row.files:
        return "here"
    if row.follows_by is not None:
        return "over" if row.follows_by < today else "follows"
    return {Necessity.REQUIRED: "missing", Necessity.TOLERABLE: "tolerable", Necessity.OPTIONAL: "optional"}[
        row.term.necessity
    ]


def renewed(checks: Iterable[MaterialCheck], view: CaseView) -> tuple[MaterialCheck, ...]:
    """The materials that came in new for the last notice: the only ones a further notice may name."""
    named = {defect.material for notice in view.corrections for defect in notice.defects}
    asked = (one for one in checks if one.term.code in named)
    return tuple(one for one in asked if any(file.round >= len(view.corrections) for file in one.files))


def reviews(view: CaseView) -> tuple[ReviewLook, ...]:
    """The opinions with their advice in words."""
    return tuple(ReviewLook(row, told(ADVICE[row.advice])) for row in view.reviews)


def files(view: CaseView) -> tuple[FileRow, ...]:
    """Every file of the case, the latest round of each material first."""
    return tuple(
        one for row in view.materials for one in sorted(row.files, key=lambda f: (-f.round, f.added_at.timestamp()))
    )


def clocks(view: CaseView) -> tuple[ClockLook, ...]:
    """The sides of the clock with how much of each is used."""
    words = left_at_the_end if view.decided_at else left
    return tuple(
        ClockLook(one, one.used or "0", one.amount, words(one.remaining, one.unit, one.lamp)) for one in view.clocks
    )


def happenings(view: CaseView) -> tuple[Happening, ...]:
    """The timeline of the desk, newest first, with the step the case waits for on top."""
    return (*_ahead(view), *(_happened(row) for row in view.timeline))


def past(rows: Iterable[TimelineRow]) -> tuple[Happening, ...]:
    """What happened, newest first, for whoever does only a piece of the case."""
    return tuple(_happened(row) for row in rows)


def since(view: CaseView, seen: int) -> tuple[Happening, ...]:
    """What happened after the page was made."""
    return tuple(_happened(row) for row in view.timeline if row.seq > seen)


def _ahead(view: CaseView) -> Iterator[Happening]:
    if view.leg_name == "done":
        return
    waits = {
        "accept": told("等窗口决定是否受理"),
        "correct": told("等申请人补正"),
        "hand_over": told("等转交部门"),
        "review": told("等审查"),
        "check": told("等复核"),
        "decide": told("等决定"),
        "pause": told("特别程序中，暂停计时") if view.due_at is None else told("特别程序还没结束，时限在走"),
        "deliver": told("等送达"),
    }
    yield Happening(waits.get(view.leg_name, ""), text=view.desk_name, tone="now")


def _happened(row: TimelineRow) -> Happening:
    late = row.verb in ("refuse", "deny", "revoke", "lapse_correction", "lapse_promise", "fall_overdue")
    late = late or row.verb in ("miss_subtask", "miss_opinion", "miss_check")
    return Happening(
        told(VERBS.get(row.verb, row.verb)),
        row.effective_at,
        text=_facts(row.facts),
        who=acted(row),
        tone="late" if late else "done",
        where=where(row.verb, row.facts),
    )


def acted(row: TimelineRow) -> str:
    """Who did it; an agent with the one they did it for."""
    if row.principal_name:
        return told("{agent}代{person}办理", agent=row.actor_name, person=row.principal_name)
    return told(row.actor_name) if row.actor_name == SYSTEM.name else row.actor_name


def _facts(facts: Mapping[str, str]) -> str:
    said = []
    if facts.get("advice") in ADVICE:
        said.append(told(ADVICE[facts["advice"]]))
    if facts.get("ground") in GROUNDS:
        said.append(told(GROUNDS[facts["ground"]]))
    if facts.get("how") in WAYS:
        said.append(told(WAYS[facts["how"]]))
    if facts.get("round", "").isdigit():
        said.append(told("第 {n} 次", n=facts["round"]))
    if "follows_by" in facts:
        said.append(supplement_asked(facts) if "supplement" in facts else promise_lapsed(facts))
    if "changed" in facts:
        said.append(due_moved(facts))
    if facts.get("direction") in PARCEL_DIRECTIONS and facts.get("state") in PARCEL_STATES:
        said += [told(PARCEL_DIRECTIONS[facts["direction"]]), told(PARCEL_STATES[facts["state"]])]
    if facts.get("unit_name"):
        said.append(facts["unit_name"])
    if facts.get("days"):
        # A procedure and a supplement are told in days of the calendar, an extension in working days.
        natural = "ground" in facts or "supplement" in facts
        said.append(told("{n} 天" if natural else "{n} 个工作日", n=facts["days"]))
    return " · ".join(said)


def choices(table: Mapping[str, str], codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Codes with their names, as options of a form."""
    return tuple((str(code), told(table[code])) for code in codes)


def by_day(rows: Iterable[CaseRow], now: datetime) -> tuple[DayGroup, ...]:
    """The rows of the list under the day on which they fall due; they come in that order already."""
    groups: dict[str, list[CaseRow]] = {}
    for row in rows:
        groups.setdefault(_day(row, now), []).append(row)
    return tuple(DayGroup(words, tuple(found)) for words, found in groups.items())


def _day(row: CaseRow, now: datetime) -> str:
    if row.due_at is None:
        return told("暂停计时")
    if row.lamp == "red":
        return told("已超期")
    ahead = (localtime(row.due_at).date() - localtime(now).date()).days
    if ahead <= 0:
        return told("今天到期")
    return told("明天到期") if ahead == 1 else told("以后到期")

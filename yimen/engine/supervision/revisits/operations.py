"""Writes of the re-visits: announced, drawn with a witness, called; what is bad becomes a complaint."""

import secrets
from dataclasses import field
from datetime import date, datetime
from hashlib import sha256

from yimen.engine.case.cases.reading import select
from yimen.engine.public.complaints.moves import code_of
from yimen.engine.public.complaints.operations import Complained
from yimen.engine.public.complaints.operations.lodging import heard_in_call
from yimen.engine.supervision.findings.rows import Places, reaches
from yimen.engine.supervision.revisits import moves
from yimen.engine.supervision.revisits.models import Revisit, RevisitDraw
from yimen.engine.supervision.revisits.refusals import (
    DrawLapsed,
    DrawWaits,
    RevisitDrawn,
    RevisitUnknown,
    WitnessAnnounced,
)
from yimen.engine.supervision.revisits.rows import ANNOUNCERS, CALLERS, WITNESSES, RevisitedShown
from yimen.journal.operation import FORGOTTEN, operation
from yimen.kernel.actor import Actor
from yimen.kernel.evaluation import Said, well_said
from yimen.kernel.evidence import Line, digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.revisits import (
    TRIES,
    AnnouncerCalls,
    RevisitMove,
    RevisitState,
    Wish,
    complained_of,
    drawn,
    must_be_drawable,
    must_not_choose,
    told_pool,
)
from yimen.kernel.snapshot import snapshot
from yimen.kernel.spot_checks import commitment_of, seed_of
from yimen.kernel.staffing.assessment import month_after, month_of
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, NotInList, must_hold, named
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people


@snapshot
class RevisitKept:
    """A draw or a call by its reference."""

    ref: str


@snapshot
class RevisitRecorded:
    """A call that was made; the number of the complaint that came of it, and the code that opens it."""

    ref: str
    complaint: str = ""
    code: str = field(default="", metadata=FORGOTTEN)

    def __post_init__(self) -> None:
        object.__setattr__(self, "code", code_of(self.complaint) if self.complaint else "")


@operation
def announce_revisits(
    centre_ref: str, first: date, last: date, how_many: int, callers: tuple[str, ...], *, by: Actor, now: datetime
) -> RevisitKept:
    """Announce a draw among what was decided at a centre in whole months that are over.

    The pool is frozen, the secret told by its digest alone. Refuses with NotAllowed, NoSuchThing, ImpossibleDates,
    AnnouncerCalls, NobodyToCall, RevisitsTooNarrow, TooFewCallers or DrawWaits.
    """
    must_hold(by, *ANNOUNCERS)
    centre = offices.centre(centre_ref, day_of(now))
    if centre is None or by.staff_id is None or not reaches(by, moves.places_of(centre)):
        raise NoSuchThing(what="centre")
    since, until = month_of(first), month_after(month_of(last))
    if not since < until <= day_of(now):
        raise ImpossibleDates()
    going = _callers(callers, moves.places_of(centre), now)
    me = people.staff_member(by.staff_id)
    if me is None or me.ref in going:
        raise AnnouncerCalls()
    pool = moves.pool(centre.id, since, until, going, now)
    frozen = {ref: frozenset(barred) for ref, barred in pool.items()}
    must_be_drawable(frozen, going, how_many)
    must_not_choose(len(pool), moves.everything(centre.id, month_of(day_of(now))), how_many)
    row = RevisitDraw(
        ref=new_ref(), centre_id=centre.id, since=since, until=until, how_many=how_many, callers=list(going),
        pool=pool, secret=secrets.token_hex(16), announced_by_id=by.staff_id, announced_at=now,
    )  # fmt: skip
    _lapse(centre.id, by, now)
    with refusing(revisit_draw_waits_once_a_centre=DrawWaits()):
        row.save(force_insert=True)
    body = {
        "centre": centre_ref, "since": since, "until": until, "commitment": commitment_of(row.secret),
        "pool": sha256(told_pool(frozen, going, how_many)).hexdigest(), "cases": len(pool), "how_many": how_many,
    }  # fmt: skip
    moves.told(row, Line("announce_revisits", body, now), by)
    return RevisitKept(row.ref)


def _lapse(centre_id: int, by: Actor, now: datetime) -> None:
    """The draw to which no witness came makes way."""
    waiting = RevisitDraw.objects.select_for_update(of=("self",))
    for row in waiting.filter(centre_id=centre_id, drawn_at=None, lapsed_at=None):
        if moves.has_lapsed(row, now):
            row.lapsed_at = now
            row.save(update_fields=["lapsed_at"])
            moves.told(row, Line("lapse_revisits", {}, now), by)


@operation
def draw_revisits(ref: str, word: str, *, by: Actor, now: datetime) -> RevisitKept:
    """Say the second word as the witness; the lots come out of both, and the calls begin.

    Refuses with NotAllowed, RevisitUnknown, RevisitDrawn, DrawLapsed, WitnessAnnounced or Missing.
    """
    must_hold(by, *WITNESSES)
    row = RevisitDraw.objects.select_for_update(of=("self",)).filter(ref=ref).first()
    if row is None or by.staff_id is None:
        raise RevisitUnknown()
    if row.drawn_at is not None:
        raise RevisitDrawn()
    if moves.has_lapsed(row, now):
        raise DrawLapsed()
    me = people.staff_member(by.staff_id)
    if row.announced_by_id == by.staff_id or me is None or me.ref in row.callers:
        raise WitnessAnnounced()
    row.word, row.witness_id, row.drawn_at = named(word, "word", 60), by.staff_id, now
    row.save(update_fields=["word", "witness", "drawn_at"])
    lots = _drawn_of(row)
    ids = _ids([case for case, _ in lots])
    staff = {one: found.id for one in row.callers if (found := people.staff_member(one)) is not None}
    for case, caller in lots:
        call = Revisit.objects.create(ref=new_ref(), draw=row, case_id=ids[case], caller_id=staff[caller])
        moves.told(call, Line("draw_revisit", {"draw": ref, "case": case, "caller": caller}, now), by)
    moves.told(row, Line("draw_revisits", {"word": row.word, "secret": row.secret}, now), by)
    return RevisitKept(ref)


def _drawn_of(row: RevisitDraw) -> tuple[tuple[str, str], ...]:
    """What comes out of a draw, however often it is drawn again."""
    pool = {case: frozenset(barred) for case, barred in row.pool.items()}
    return drawn(pool, row.callers, row.how_many, seed_of(row.secret, row.word))


@operation
def show_revisited(ref: str, *, by: Actor, now: datetime) -> RevisitedShown:
    """Whom to call, for the caller; each look is told. Refuses with RevisitUnknown, WrongState or CallerTooNear."""
    row = _to_call(ref, by, now)
    found = select("select number, applicant_id from cases_case where id = %s", (row.case_id,))[0]
    party, opened = people.party(found["applicant_id"]), people.opened(found["applicant_id"])
    moves.told(row, Line("show_revisited", {}, now), by)
    return RevisitedShown(ref, party.name if party else "", opened.phone if opened else "", found["number"])


@operation
def note_unreached(ref: str, *, by: Actor, now: datetime) -> RevisitKept:
    """Note that nobody answered, once a working day; after the third time they count as not reached, as nothing else.

    Refuses with RevisitUnknown, WrongState, CallerTooNear, NobodyCalled or TriedToday.
    """
    row = _to_call(ref, by, now)
    moves.must_have_looked(row)
    moves.must_be_another_day(row, now)
    row.tries += 1
    row.save(update_fields=["tries"])
    if row.tries >= TRIES:
        moves.move(row, RevisitMove.GIVE_UP, answered_at=now)
    moves.told(row, Line("note_unreached", {"tries": row.tries}, now), by)
    return RevisitKept(ref)


@operation
def record_revisit(ref: str, said: Said, wish: str = "", *, by: Actor, now: datetime) -> RevisitRecorded:
    """Record what was heard; what is bad is a complaint from now on, as they wish: by name, without a name, or not.

    Its number and code are told to the caller, who reads them out. Refuses with RevisitUnknown, WrongState,
    CallerTooNear, NobodyCalled, NotInList, TextMissing or TextUnclean.
    """
    row = _to_call(ref, by, now)
    moves.must_have_looked(row)
    heard = well_said(said)
    kind = complained_of(heard)
    if kind is not None and wish not in set(Wish):
        raise NotInList(field="wish")
    number = "" if kind is None or wish == Wish.NONE else _complaint(row, kind, heard, wish, by, now)
    moves.move(
        row, RevisitMove.ANSWER, tries=row.tries, grade=heard.grade, on_time=heard.on_time, extra=heard.extra,
        paid=heard.paid, words=heard.words, answered_at=now, complaint=number,
    )  # fmt: skip
    words = digest(f"{heard.grade}\x1f{heard.words}".encode(), row.ref.encode())
    moves.told(row, Line("record_revisit", {"said": words, "complaint": number}, now), by)
    return RevisitRecorded(ref, number)


def _complaint(row: Revisit, kind: str, heard: Said, wish: str, by: Actor, now: datetime) -> str:
    told = must_be_said("words", heard.words, 2000)
    party = row.case.applicant_id if wish == Wish.OWN_NAME else None
    return heard_in_call(Complained(kind, told, case_ref=row.case.ref), party, by, now).number


def _to_call(ref: str, by: Actor, now: datetime) -> Revisit:
    """The call, locked, while it is to be made and its caller is apart from the case."""
    row = moves.lock(ref, by)
    if row.state != RevisitState.DRAWN:
        raise WrongState(move=RevisitMove.ANSWER, state=row.state)
    moves.must_be_apart(row, row.caller.ref, now)
    return row


def _callers(refs: tuple[str, ...], places: Places, now: datetime) -> tuple[str, ...]:
    """Formal staff of supervision of the place, or of one above. Refuses with NoSuchThing or NotAllowed."""
    found = tuple(dict.fromkeys(refs))
    for ref in found:
        member = people.staff_member(ref)
        account = people.account(member.account_ref) if member is not None and member.account_ref else None
        officer = people.actor_of(account.id, now) if account is not None else None
        if officer is None:
            raise NoSuchThing(what="staff")
        if not officer.has_role(*CALLERS) or officer.formal != "yes" or not reaches(officer, places):
            raise NotAllowed()
    return found


def _ids(refs: list[str]) -> dict[str, int]:
    found = select("select id, ref from cases_case where ref = any(%s)", (refs,))
    return {str(one["ref"]): int(one["id"]) for one in found}

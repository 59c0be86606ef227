"""Lock, move, tell: an evaluation for who called it, a seat for who sits in it."""

import hmac
from datetime import datetime

from django.conf import settings

from yimen.engine.supervision.juries.models import Juror, Jury
from yimen.engine.supervision.juries.near import is_near
from yimen.engine.supervision.juries.refusals import JuryUnknown, NotTheConvener
from yimen.engine.supervision.juries.rows import CONVENERS
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.refs import heard, spelled
from yimen.kernel.supervision.juries import JURY_LIFE, JuryMove, JuryState
from yimen.registries.people.vault import keyed_hash

LETTERS = 10


def lock(ref: str, by: Actor) -> Jury:
    """The evaluation, locked, for any member of staff; refuses with JuryUnknown."""
    row = Jury.objects.select_for_update(of=("self",)).select_related("window").filter(ref=ref).first()
    if row is None or by.staff_id is None:
        raise JuryUnknown()
    return row


def lock_convened(ref: str, by: Actor, now: datetime) -> Jury:
    """The evaluation, locked, for who called it, or another who calls such groups; never for who is judged.

    Refuses with JuryUnknown or NotTheConvener.
    """
    row = lock(ref, by)
    if not convenes(row, by, now):
        raise NotTheConvener()
    return row


def convenes(row: Jury, by: Actor, now: datetime) -> bool:
    """Whether somebody leads this evaluation."""
    return by.staff_id is not None and by.has_role(*CONVENERS) and not is_near(row, by.staff_id, now)


def seat_of(row: Jury, by: Actor) -> Juror | None:
    """The seat of somebody in a group: by their post, or in their own name."""
    if by.staff_id is not None:
        return row.jurors.filter(staff_id=by.staff_id).first()
    return row.jurors.filter(party_id=by.party_id).first() if by.party_id is not None else None


def must_be(row: Jury, state: JuryState, step: str) -> None:
    """Refuses with WrongState."""
    if row.state != state:
        raise WrongState(move=step, state=row.state)


def move(row: Jury, step: JuryMove, **sets: object) -> None:
    """Take one step of an evaluation's life; refuses with WrongState."""
    state = JURY_LIFE.after(step, JuryState(row.state))
    if not Jury.objects.filter(pk=row.pk, state=row.state).update(state=state.value, **sets):
        raise WrongState(move=step, state=row.state)
    row.state = state.value


def told(row: Jury, line: Line, by: Actor) -> None:
    """Tell an act on the chain of an evaluation."""
    subject = Subject("jury", "juries_jury", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash


def code_of(seat_ref: str) -> str:
    """The letters by which somebody from outside takes a seat: derived, they lie nowhere in the clear."""
    key = hmac.digest(settings.YIMEN_HASH_KEY, f"juror code\x1f{seat_ref}".encode(), "sha256")
    letters = spelled(key, LETTERS)
    return f"{letters[:5]}-{letters[5:]}"


def hash_of(code: str) -> bytes:
    """What of a code is kept."""
    return keyed_hash(f"juror\x1f{heard(code).replace('-', '')}")

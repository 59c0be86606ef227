"""Lock, move, tell: a bulletin for who keeps bulletins of its office."""

from yimen.engine.publication.bulletins.models import Bulletin
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.bulletin_life import BULLETIN_LIFE, BulletinMove, BulletinState
from yimen.kernel.evidence import Line
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.writing import NoSuchThing, must_hold

KEEPERS = (Role.REFORM_OFFICE, Role.OFFICE_HEAD, Role.LEGAL_REVIEWER)
"""Who drafts bulletins of their office, and issues what somebody else drafted."""


def lock(ref: str, by: Actor) -> Bulletin:
    """The bulletin of one's office, locked; refuses with NotAllowed or NoSuchThing."""
    must_hold(by, *KEEPERS)
    row = Bulletin.objects.select_for_update().filter(ref=ref, issuer_id__in=by.offices(*KEEPERS)).first()
    if row is None or by.staff_id is None:
        raise NoSuchThing(what="bulletin")
    return row


def move(row: Bulletin, step: BulletinMove, **sets: object) -> None:
    """Take one step of a bulletin's life; refuses with WrongState."""
    state = BULLETIN_LIFE.after(step, BulletinState(row.state))
    if not Bulletin.objects.filter(pk=row.pk, state=row.state).update(state=state.value, **sets):
        raise WrongState(move=step, state=row.state)
    row.state = state.value


def told(row: Bulletin, line: Line, by: Actor) -> None:
    """Tell an act on the chain of a bulletin."""
    kind, table = "bulletin", "bulletins_bulletin"
    link = tell(Subject(kind, table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head)), line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash

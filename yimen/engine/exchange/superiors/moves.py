"""The inside of the superiors: locked platforms, codes, findings that stand once, and what is told on their chain."""

from datetime import date, datetime

from yimen.engine.exchange.superiors import signing
from yimen.engine.exchange.superiors.models import SuperiorFinding, SuperiorPlatform
from yimen.engine.exchange.superiors.refusals import SuperiorForged, SuperiorUnknown
from yimen.engine.exchange.superiors.rows import KEEPERS
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import SYSTEM, Actor, ActorKind
from yimen.kernel.evidence import Line
from yimen.kernel.superiors import Wrong
from yimen.kernel.writing import NotAllowed
from yimen.registries.dated import new_ref


def must_keep(by: Actor) -> None:
    """Who keeps the register; refuses with NotAllowed."""
    if by.kind is not ActorKind.SYSTEM and not by.has_role(*KEEPERS):
        raise NotAllowed()


def by_itself(by: Actor) -> None:
    """Words go up by themselves; refuses with SuperiorUnknown."""
    if by.kind is not ActorKind.SYSTEM:
        raise SuperiorUnknown()


def open_one(ref: str) -> SuperiorPlatform:
    """A platform in use, locked; refuses with SuperiorUnknown."""
    row = SuperiorPlatform.objects.select_for_update().filter(ref=ref, closed_at=None).first()
    if row is None:
        raise SuperiorUnknown()
    return row


def signed(ref: str, body: bytes, given: str) -> SuperiorPlatform:
    """The platform that signed a body, locked; refuses with SuperiorForged."""
    try:
        row = open_one(ref)
    except SuperiorUnknown:
        raise SuperiorForged() from None
    if len(body) > signing.MOST or not signing.is_signed(body, given, signing.key_of(row.ref, row.key_edition)):
        raise SuperiorForged()
    return row


def hear(row: SuperiorPlatform, now: datetime) -> None:
    """It answered: the queue goes on at once, and that it was away is settled by itself."""
    row.heard_at, row.failed_in_a_row, row.rests_until = now, 0, None
    row.save(update_fields=["heard_at", "failed_in_a_row", "rests_until"])
    settle(row, Wrong.AWAY, now)


def find(
    row: SuperiorPlatform, what: Wrong, now: datetime, counted: tuple[int, int] = (0, 0), day: date | None = None,
    kind: str = "",
) -> None:  # fmt: skip
    """Raise a finding unless it stands already; what both sides counted is kept up to date."""
    ours, theirs = counted
    standing = SuperiorFinding.objects.filter(platform=row, what=what, day=day, kind=kind, settled_at=None).first()
    if standing is not None:
        standing.ours, standing.theirs = ours, theirs
        standing.save(update_fields=["ours", "theirs"])
        return
    made = SuperiorFinding.objects.create(
        ref=new_ref(), platform=row, what=what, day=day, kind=kind, ours=ours, theirs=theirs, found_at=now
    )
    body = {"finding": made.ref, "what": what, "day": day or "", "kind": kind, "ours": ours, "theirs": theirs}
    tell_of(row, Line("superior_finding", body, now), SYSTEM)


def settle(row: SuperiorPlatform, what: Wrong, now: datetime, day: date | None = None, kind: str = "") -> None:
    """What was wrong has put itself right."""
    for one in SuperiorFinding.objects.filter(platform=row, what=what, day=day, kind=kind, settled_at=None):
        one.settled_at = max(now, one.found_at)
        one.save(update_fields=["settled_at"])
        tell_of(row, Line("superior_settled", {"finding": one.ref}, now), SYSTEM)


def tell_of(row: SuperiorPlatform, line: Line, by: Actor) -> None:
    """Tell one line on the platform's chain."""
    subject = Subject(
        "superior_platform", "superiors_superiorplatform", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)
    )
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash

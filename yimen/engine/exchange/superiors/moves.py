"""The inside of the superiors: locked platforms, codes, findings that stand once, and what is told on their chain."""

from datetime import date, datetime

from django.db import connection

from yimen.engine.exchange.superiors import signing
from yimen.engine.exchange.superiors.models import SuperiorFinding, SuperiorPlatform
from yimen.engine.exchange.superiors.refusals import SuperiorForged, SuperiorUnknown
from yimen.engine.exchange.superiors.rows import KEEPERS
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import SYSTEM, Actor, ActorKind
from yimen.kernel.evidence import Line
from yimen.kernel.superiors import MANY_FAILURES, Wrong, rests_until
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
    """The platform that signed a body, not locked: who only claims to be it holds nobody up.

    Refuses with SuperiorForged.
    """
    row = SuperiorPlatform.objects.filter(ref=ref, closed_at=None).first()
    if row is None or len(body) > signing.MOST:
        raise SuperiorForged()
    if not signing.is_signed(body, given, signing.key_of(row.ref, row.key_edition)):
        raise SuperiorForged()
    return row


def came(row: SuperiorPlatform, line: Line, by: Actor) -> None:
    """Tell what it came with, as the last thing of the act, for it locks it; that it came does not say that it hears.

    Refuses with SuperiorForged when it was closed or got another key meanwhile.
    """
    held = SuperiorPlatform.objects.select_for_update().filter(
        pk=row.pk, closed_at=None, key_edition=row.key_edition
    ).first()  # fmt: skip
    if held is None:
        raise SuperiorForged()
    held.came_at = line.effective_at
    held.save(update_fields=["came_at"])
    tell_of(held, line, by)


def one_after_the_other(row: SuperiorPlatform, their_number: str) -> None:
    """What comes under one number of theirs is looked at one after the other; what comes under others goes on."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", (f"superior {row.ref} {their_number}",))


def hear(row: SuperiorPlatform, now: datetime) -> None:
    """It answered what was sent: that it was away is settled by itself."""
    row.heard_at, row.failed_in_a_row = now, 0
    row.save(update_fields=["heard_at", "failed_in_a_row"])
    settle(row, Wrong.AWAY, now)


def stands_still(row: SuperiorPlatform, said: int, now: datetime) -> None:
    """It answered and took nothing: it rests, longer each time, and after many times that is a finding."""
    row.stood_in_a_row += 1
    row.rests_until = rests_until(row.stood_in_a_row, now)
    row.save(update_fields=["stood_in_a_row", "rests_until"])
    if row.stood_in_a_row >= MANY_FAILURES:
        find(row, Wrong.STUCK, now, (row.sent_number, said))


def goes_on(row: SuperiorPlatform, now: datetime) -> None:
    """What was sent moves what it has: the queue goes on at once."""
    row.stood_in_a_row, row.rests_until = 0, None
    row.save(update_fields=["stood_in_a_row", "rests_until"])
    settle(row, Wrong.STUCK, now)


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

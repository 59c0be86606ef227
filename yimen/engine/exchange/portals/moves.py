"""The inside of the portals: an open one, who keeps them, and what is told on their chain."""

from yimen.engine.exchange.portals.models import Portal
from yimen.engine.exchange.portals.refusals import PortalUnknown
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line


def open_one(ref: str) -> Portal:
    """A portal in use, locked; refuses with PortalUnknown."""
    row = Portal.objects.select_for_update().filter(ref=ref, closed_at=None).first()
    if row is None:
        raise PortalUnknown()
    return row


def tell_of(row: Portal, line: Line, by: Actor) -> None:
    """Tell one line on the portal's chain."""
    subject = Subject("portal", "portals_portal", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash

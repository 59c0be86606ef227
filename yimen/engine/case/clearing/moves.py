"""Letting go: attachments and bytes on which nothing rests any more; inside the act of whoever may destroy them."""

from collections.abc import Collection
from datetime import timedelta

from yimen.engine.case.bank import moves as banked
from yimen.engine.case.clearing.queries import named_elsewhere
from yimen.engine.papers.certificate_uses import moves as uses
from yimen.engine.papers.dossiers import moves as dossiers
from yimen.engine.papers.dossiers import ports
from yimen.engine.papers.dossiers import queries as files

RESTS = timedelta(days=1)
"""How long what was thrown away still lies there: a page that shows it may be open."""


def let_go(attachments: Collection[int], hashes: Collection[str]) -> int:
    """Forget attachments with what stood for them, and remove bytes that nobody names any more; how many files went.

    The bytes of attachments go the next night, as those of a draft that was thrown away.
    """
    uses.let_go_uses(attachments)
    banked.let_go_uses(attachments)
    dossiers.forget_attachments(attachments)
    free = frozenset(hashes) - named_elsewhere(hashes) - files.named(hashes)
    return ports.store().remove(free, RESTS)

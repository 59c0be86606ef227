"""Lock, move, tell: a draw for its office and its witness, a check for its two inspectors."""

from collections.abc import Mapping, Sequence

from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.supervision.spot_checks.models import SpotCheck, SpotDraw
from yimen.engine.supervision.spot_checks.refusals import DrawUnknown, SpotCheckUnknown
from yimen.engine.supervision.spot_checks.rows import ANNOUNCERS, WITNESSES
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.risk import RiskBand
from yimen.kernel.spot_checks import SPOT_CHECK_LIFE, Eligible, SpotCheckMove, SpotCheckState

PURPOSE = "spot_check"


def move(row: SpotCheck, step: SpotCheckMove, **sets: object) -> None:
    """Take one step of a check's life; refuses with WrongState."""
    state = SPOT_CHECK_LIFE.after(step, SpotCheckState(row.state))
    if not SpotCheck.objects.filter(pk=row.pk, state=row.state).update(state=state.value, **sets):
        raise WrongState(move=step, state=row.state)
    row.state = state.value


def draw(ref: str, by: Actor) -> SpotDraw:
    """The draw, locked, for who sees it; refuses with DrawUnknown."""
    row = SpotDraw.objects.select_for_update().filter(ref=ref).first()
    if row is None or not sees(row, by):
        raise DrawUnknown()
    return row


def check(ref: str, by: Actor) -> SpotCheck:
    """The check, locked, for one of its two inspectors; refuses with SpotCheckUnknown."""
    rows = SpotCheck.objects.select_for_update(of=("self",)).select_related("draw", "record").defer("draw__pool")
    row = rows.filter(ref=ref).first()
    if row is None or by.staff_id not in row.inspectors or row.draw.closed_at is not None:
        raise SpotCheckUnknown()
    return row


def sees(row: SpotDraw, actor: Actor) -> bool:
    """Its office and supervision."""
    return actor.has_role(*WITNESSES) or row.office_id in actor.offices(*ANNOUNCERS)


def pool_of(row: SpotDraw) -> tuple[Eligible, ...]:
    """What was frozen at the announcement."""
    return tuple(Eligible(ref, RiskBand(band), frozenset(near), *told) for ref, band, near, *told in row.pool)


def kept_pool(pool: Sequence[Eligible]) -> list[list[object]]:
    """The pool as it is frozen."""
    return [[one.ref, one.band, sorted(one.barred), *(["yes"] if one.carried else [])] for one in pool]


def shares_of(row: SpotDraw) -> Mapping[RiskBand, int]:
    """Of each band so many of a hundred, as it was at the announcement."""
    return {band: int(row.shares[band]) for band in RiskBand}


def photographs_of(check_id: int) -> Sequence[str]:
    """The hashes of the photographs of a check, in the order in which they came."""
    return [file.sha256 for file in dossiers.files_of(PURPOSE, check_id)]


def told(row: SpotDraw | SpotCheck, line: Line, by: Actor) -> None:
    """Tell an act on the chain of a draw or of a check."""
    kind, table = (
        ("spot_draw", "spot_checks_spotdraw") if isinstance(row, SpotDraw) else ("spot_check", "spot_checks_spotcheck")
    )
    link = tell(Subject(kind, table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head)), line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash

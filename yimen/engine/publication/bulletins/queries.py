"""Reading the bulletins: the archive year by year for staff and for everybody, and the drafts of one's office."""

from collections.abc import Iterable
from datetime import datetime

from yimen.engine.publication.bulletins import moves
from yimen.engine.publication.bulletins.models import Bulletin
from yimen.kernel.actor import Actor
from yimen.kernel.bulletin_life import BulletinState
from yimen.kernel.capped import Capped
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

PAGE = 60


@snapshot
class BulletinRow:
    """A bulletin; `why` says why it was withdrawn."""

    ref: str
    series: str
    issuer: str
    title: str
    text: str
    public: str
    state: str
    year: int | None
    number: int | None
    drafted_by: str
    issued_by: str
    issued_at: datetime | None
    why: str
    mark: str
    """Of what was read, for who issues it."""
    may: tuple[str, ...]
    """mend, issue, withdraw."""


def archive(now: datetime, only_public: str = "", year: int | None = None) -> tuple[BulletinRow, ...]:
    """What was issued, the latest first; of one year, or what everybody reads."""
    found = Bulletin.objects.filter(state=BulletinState.ISSUED).order_by("-issued_at", "-pk")
    if only_public:
        found = found.filter(public="yes")
    if year is not None:
        found = found.filter(year=year)
    return Capped(_rows(found[: PAGE + 1], None, now), PAGE)


def years(only_public: str = "") -> tuple[int, ...]:
    """The years in which something was issued, the latest first."""
    found = Bulletin.objects.filter(state=BulletinState.ISSUED)
    rows = found.filter(public="yes") if only_public else found
    return tuple(sorted({year for year in rows.values_list("year", flat=True) if year is not None}, reverse=True))


def drafts(actor: Actor, now: datetime) -> tuple[BulletinRow, ...]:
    """The drafts of one's office."""
    found = Bulletin.objects.filter(state=BulletinState.DRAFT, issuer_id__in=actor.offices(*moves.KEEPERS))
    return _rows(found.order_by("-drafted_at")[:PAGE], actor, now)


def one(ref: str, actor: Actor, now: datetime) -> BulletinRow | None:
    """A bulletin: issued or withdrawn for staff, public for everybody, a draft for its office."""
    row = Bulletin.objects.filter(ref=ref).first()
    if row is None:
        return None
    own = row.issuer_id in actor.offices(*moves.KEEPERS)
    if row.issued_at is None and not own:
        return None
    if actor.staff_id is None and (row.public != "yes" or row.state != BulletinState.ISSUED):
        return None
    return _rows([row], actor, now)[0]


def keeps(actor: Actor) -> bool:
    """Whether somebody drafts and issues bulletins."""
    return actor.staff_id is not None and bool(actor.offices(*moves.KEEPERS))


def _rows(found: Iterable[Bulletin], actor: Actor | None, now: datetime) -> tuple[BulletinRow, ...]:
    rows = list(found)
    names = offices.office_names({row.issuer_id for row in rows}, day_of(now))
    return tuple(
        BulletinRow(
            row.ref, row.series, names.get(row.issuer_id, ""), row.title, row.text, row.public, row.state, row.year,
            row.number, row.drafted_by.name, row.issued_by.name if row.issued_by else "", row.issued_at, row.why,
            row.mark, _may(row, actor),
        )
        for row in rows
    )  # fmt: skip


def _may(row: Bulletin, actor: Actor | None) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    if actor is None or row.issuer_id not in actor.offices(*moves.KEEPERS) or row.state == BulletinState.WITHDRAWN:
        return ()
    if row.state == BulletinState.ISSUED:
        return ("withdraw",)
    return ("mend", "withdraw") if row.drafted_by_id == actor.staff_id else ("mend", "issue", "withdraw")

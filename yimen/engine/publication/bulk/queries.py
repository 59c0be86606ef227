"""Reading the bulk works: one's own, and all for the city's catalogue desk and the administrator."""

from collections.abc import Iterator

from django.db.models import F, QuerySet

from yimen.engine.papers.dossiers import ports
from yimen.engine.publication.bulk import allow
from yimen.engine.publication.bulk.models import BulkLine, BulkWork
from yimen.engine.publication.bulk.rows import BulkKind, BulkLevel, BulkLineRow, BulkReport, BulkWorkPage, BulkWorkRow
from yimen.kernel.actor import Actor
from yimen.kernel.bulk_life import UNDER_WORK, BulkState


def works(actor: Actor, after: str = "", limit: int = 40) -> BulkWorkPage:
    """The works that somebody sees, the newest first."""
    seen = _seen_by(actor).order_by("-id")
    if after.isascii() and after.isdigit() and len(after) < 19:
        seen = seen.filter(id__lt=int(after))
    rows = list(seen[: limit + 1])
    page = rows[:limit]
    return BulkWorkPage(tuple(_row(row) for row in page), str(page[-1].pk) if len(rows) > limit else None)


def work(ref: str, actor: Actor) -> BulkWorkRow | None:
    """One work, if this actor sees it."""
    found = _seen_by(actor).filter(ref=ref).first()
    return None if found is None else _row(found)


def report(ref: str, actor: Actor, level: str = "", after: str = "", limit: int = 50) -> BulkReport | None:
    """What there is to say of the lines, a page by key; of one level or of all."""
    found = _seen_by(actor).filter(ref=ref).first()
    if found is None:
        return None
    lines = _lines(found, level)
    if after.isascii() and after.isdigit() and len(after) < 19:
        lines = lines.filter(id__gt=int(after))
    rows = list(lines[: limit + 1])
    page = rows[:limit]
    return BulkReport(tuple(_line(row) for row in page), str(page[-1].pk) if len(rows) > limit else None)


def every_line(ref: str, actor: Actor) -> Iterator[BulkLineRow]:
    """The whole report, read as it is written out."""
    found = _seen_by(actor).filter(ref=ref).first()
    if found is not None:
        yield from (_line(row) for row in _lines(found, "").iterator(500))


def file(ref: str, actor: Actor) -> bytes | None:
    """The file that an export has made."""
    found = _seen_by(actor).filter(ref=ref, kind=BulkKind.EXPORT, state=BulkState.DONE).first()
    return None if found is None else ports.store().get(found.sha256)


def to_do(limit: int = 100) -> tuple[str, ...]:
    """Works in which the worker has something to do, the oldest first."""
    states = sorted(UNDER_WORK)
    return tuple(BulkWork.objects.filter(state__in=states).order_by("id").values_list("ref", flat=True)[:limit])


def _seen_by(actor: Actor) -> QuerySet[BulkWork]:
    works = BulkWork.objects.annotate(who=F("account__staff__name"))
    if allow.sees_all(actor) == "yes":
        return works
    return works.filter(account_id=actor.account_id) if actor.account_id is not None else works.none()


def _lines(found: BulkWork, level: str) -> QuerySet[BulkLine]:
    lines = BulkLine.objects.filter(work=found).order_by("id")
    return lines.filter(level=level) if level in set(BulkLevel) else lines


def _row(row: BulkWork) -> BulkWorkRow:
    who: str | None = row.who  # type: ignore[attr-defined]
    return BulkWorkRow(
        row.ref,
        BulkKind(row.kind),
        row.state,
        row.asked,
        who or "",
        row.filename,
        row.size,
        row.total,
        row.done,
        row.counts,
        row.asked_at,
        row.ended_at,
        row.journal_seq,
    )


def _line(row: BulkLine) -> BulkLineRow:
    return BulkLineRow(row.number, BulkLevel(row.level), row.item_ref, row.name, row.code, row.facts)

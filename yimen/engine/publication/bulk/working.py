"""Working: what the worker does with a bulk work: looks, brings in, writes out, restates; some lines at a time.

A look does everything and takes it back, so that it can promise nothing else than what then happens. What is done is
kept with how far it has come, in one transaction: a work that was cut off goes on where it stood. It acts as who asked,
with the posts that they hold at this moment.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction

from yimen.engine.papers.dossiers import ports
from yimen.engine.publication.bulk import moves
from yimen.engine.publication.bulk.models import BulkLine
from yimen.engine.publication.bulk.moves import LockedBulk
from yimen.engine.publication.bulk.refusals import BulkNothing, BulkTooMany, BulkUnknown
from yimen.engine.publication.bulk.rows import BulkKind, BulkLevel
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.bulk_life import UNDER_WORK, BulkMove, BulkState
from yimen.kernel.publication import Level, Outcome
from yimen.kernel.refusal import Refusal
from yimen.registries.catalogue import desk, operations, queries
from yimen.registries.catalogue.desk import DeskLine, Sieve, Standing
from yimen.registries.catalogue.exchange import exporting, importing
from yimen.registries.catalogue.exchange.importing import Report
from yimen.registries.catalogue.restating import Restatement
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people

MOST_ITEMS = 25_000
TOGETHER = 25
WRITES = frozenset({BulkLevel.DRAFTED, BulkLevel.AMENDED})


class Halted(Exception):
    """Somebody stopped the work, or another worker has taken it on."""


def work_on(ref: str, now: datetime) -> str:
    """Do what there is to do of a work; its state afterwards. Asked twice, it goes on or leaves it alone."""
    work = _read(ref)
    if work is None or work.state not in UNDER_WORK:
        return "" if work is None else work.state
    by = people.actor_of(work.account_id, now)
    try:
        if by is None:
            # Whoever asked for it may not sign in any more: nothing is done in their name.
            return _end(work, BulkMove.STOP, {}, SYSTEM, now)
        return _DOES[BulkKind(work.kind), work.state](work, by, now)
    except Halted:
        found = _read(ref)
        return "" if found is None else found.state


def _look_at_file(work: LockedBulk, by: Actor, now: datetime) -> str:
    _begin_look(work)
    with _as_file(work) as path:
        _come(work, 0, {}, [], total=importing.count_lines(path))
        importing.look_at_items(path, _Heard(work), by=by, now=now)
    return _end(work, BulkMove.SHOW, {}, by, now)


def _bring_in(work: LockedBulk, by: Actor, now: datetime) -> str:
    if not work.done:
        with transaction.atomic():
            moves.forget_lines(_mine(work))
    with _as_file(work) as path:
        importing.import_items(path, _Heard(work, begun=work.done > 0), by=by, now=now, after=work.done)
    return _end(work, BulkMove.FINISH, {}, by, now)


class _Heard:
    """Keeps what an import tells of a page of lines."""

    def __init__(self, work: LockedBulk, begun: bool = False) -> None:
        self._work = work
        self._done = work.done if begun else 0
        self._counts: Counter[str] = Counter(work.counts if begun else {})

    def __call__(self, page: Report) -> None:
        told = {field.name: getattr(page, field.name) for field in fields(page) if field.name != "lines"}
        self._done += told.pop("read")
        self._counts.update(told)
        lines = [
            BulkLine(number=one.line, level=one.level, code=one.why.code, facts=_plain(vars(one.why)))
            for one in page.lines
        ]
        _come(self._work, self._done, self._counts, lines)


def _write_out(work: LockedBulk, by: Actor, now: datetime) -> str:
    on = day_of(now)
    office = offices.office(str(work.asked["office"]), on) if work.asked["office"] else None
    if work.asked["office"] and office is None:
        return _refused(work, BulkNothing(), by, now)
    branch = desk.office_branch(office.ref) if office else None
    total = branch.items if branch else desk.totals(now)[1]
    _come(work, 0, {}, [], total=total)

    def heard(done: int) -> None:
        if done % exporting.TOGETHER == 0:
            _come(work, done, {}, [])

    with TemporaryDirectory() as folder:
        path = Path(folder) / f"items{work.asked['suffix']}"
        try:
            written = exporting.write_items(path, heard, now, frozenset({office.id}) if office else None)
        except Refusal as refusal:
            return _refused(work, refusal, by, now)
        file = {"sha256": ports.store().put(path.read_bytes()), "size": path.stat().st_size, "done": written}
    return _end(work, BulkMove.FINISH, {**file, "counts": {"written": written}}, by, now)


def _look_at_items(work: LockedBulk, by: Actor, now: datetime) -> str:
    _begin_look(work)
    lines = list(_going_on(Sieve(**work.asked["sieve"]), now))
    if not lines or len(lines) > MOST_ITEMS:
        return _refused(work, BulkTooMany(most=MOST_ITEMS) if lines else BulkNothing(), by, now)
    said, counts = Restatement(**work.asked["said"]), Counter[str]()
    for begin in range(0, len(lines), TOGETHER):
        some = enumerate(lines[begin : begin + TOGETHER], start=begin + 1)
        page = [_looked(number, line, said, by, now) for number, line in some]
        counts.update(line.level for line in page)
        counts["not_publishable"] += sum(1 for line in page if line.facts.get("faults"))
        _come(work, begin + len(page), counts, page, total=len(lines))
    return _end(work, BulkMove.SHOW, {}, by, now)


def _going_on(sieve: Sieve, now: datetime) -> Iterator[DeskLine]:
    after: str | None = ""
    while after is not None:
        page = desk.listed(sieve, now, after, 200)
        yield from (line for line in page.lines if line.standing is not Standing.ENDED)
        after = page.after


def _looked(number: int, line: DeskLine, said: Restatement, by: Actor, now: datetime) -> BulkLine:
    """What would come of one item: it is written, held against the rules of publication, and taken back."""
    told = BulkLine(number=number, item_ref=line.ref, name=line.name)
    with transaction.atomic():
        try:
            done = operations.restate_item(line.ref, said, by=by, now=now)
        except Refusal as refusal:
            told.level, told.code, told.facts = BulkLevel.REFUSED, refusal.code, _plain(vars(refusal))
            return told
        broken = [
            one
            for one in queries.checks(done.ref, day_of(now))
            if one.outcome is Outcome.FAILED and one.level is Level.REFUSES_PUBLICATION
        ]
        transaction.set_rollback(True)
    told.level = BulkLevel(done.outcome)
    named = [[one.element, one.rule] for one in broken[:5]]
    told.facts = {"before": done.before, "faults": named, "broken": len(broken)}
    return told


def _restate(work: LockedBulk, by: Actor, now: datetime) -> str:
    """Line by line as they were looked at; a line that is done says so in the transaction that did it."""
    said, counts, done = Restatement(**work.asked["said"]), Counter(work.counts), work.done
    lines = BulkLine.objects.filter(work_id=work.id).order_by("number")
    while page := list(lines.filter(number__gt=done)[:TOGETHER]):
        with transaction.atomic():
            current = _mine(work)
            for line in page:
                _write(line, said, counts, by, now)
            done += len(page)
            moves.come_to(current, done, counts)
    return _end(work, BulkMove.FINISH, {}, by, now)


def _write(line: BulkLine, said: Restatement, counts: Counter[str], by: Actor, now: datetime) -> None:
    if line.level not in WRITES:
        return
    try:
        outcome = operations.restate_item(line.item_ref, said, by=by, now=now).outcome
    except Refusal as refusal:
        line.code, line.facts, outcome = refusal.code, _plain(vars(refusal)), BulkLevel.REFUSED
    if outcome != line.level:
        counts[line.level] -= 1
        counts[outcome] += 1
        line.level = outcome
        line.save(update_fields=["level", "code", "facts"])


def _begin_look(work: LockedBulk) -> None:
    """A look that was cut off begins anew: it left nothing behind."""
    with transaction.atomic():
        current = _mine(work)
        moves.forget_lines(current)
        moves.come_to(current, 0, {})


def _come(
    work: LockedBulk, done: int, counts: Mapping[str, int], lines: list[BulkLine], total: int | None = None
) -> None:
    with transaction.atomic():
        current = _mine(work)
        moves.write_lines(current, lines)
        moves.come_to(current, done, counts, total)


def _refused(work: LockedBulk, why: Refusal, by: Actor, now: datetime) -> str:
    """There is nothing to do for the work as a whole; the report says why."""
    line = BulkLine(number=0, level=BulkLevel.REFUSED, code=why.code, facts=_plain(vars(why)))
    _come(work, 0, {"refused": 1}, [line])
    return _end(work, BulkMove.STOP, {}, by, now)


def _end(work: LockedBulk, step: BulkMove, values: Mapping[str, Any], by: Actor, now: datetime) -> str:
    with transaction.atomic():
        return moves.move(_mine(work), step, values, by=by, now=now)


def _mine(work: LockedBulk) -> LockedBulk:
    """The work under its lock, as long as it is in the state in which it was taken on."""
    current = moves.lock(work.ref)
    if current.state is not work.state:
        raise Halted
    return current


def _read(ref: str) -> LockedBulk | None:
    try:
        with transaction.atomic():
            return moves.lock(ref)
    except BulkUnknown:
        return None


@contextmanager
def _as_file(work: LockedBulk) -> Iterator[Path]:
    """The file that came in, under a name that says of which kind it is."""
    content = ports.store().get(work.sha256)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"items{PurePath(work.filename).suffix.lower()}"
        if content is not None:
            path.write_bytes(content)
        yield path


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a refusal as JSON keeps them."""
    return {name: value if isinstance(value, str | int) else str(value) for name, value in facts.items()}


_DOES: Mapping[tuple[BulkKind, BulkState], Callable[[LockedBulk, Actor, datetime], str]] = {
    (BulkKind.IMPORT, BulkState.WAITING): _look_at_file,
    (BulkKind.IMPORT, BulkState.CONFIRMED): _bring_in,
    (BulkKind.EXPORT, BulkState.WAITING): _write_out,
    (BulkKind.RESTATE, BulkState.WAITING): _look_at_items,
    (BulkKind.RESTATE, BulkState.CONFIRMED): _restate,
}

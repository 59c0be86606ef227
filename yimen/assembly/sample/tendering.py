"""Tenders of the sample city: three projects of a trading centre, one of them told again with another deadline."""

from datetime import UTC, datetime, timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.places import FOUNDER
from yimen.engine.supervision.tenders import operations, queries
from yimen.kernel.supervision.tenders import Bidder, StageAt, TenderKind, TenderSaid, TenderStage

SOURCE = "示范市公共资源交易中心（示范）"
BUYER = "示范市住房和城乡建设局（示范）"


def show(city: City) -> None:
    """Tell them once: a sound one, one with a short notice and a single bidder, one whose deadline was moved."""
    if queries.tenders(FOUNDER).rows:
        return
    now = city.anchor
    first = (
        _tender("SF-GC-001", "滨河路改造工程（示范）", TenderKind.WORKS, now, (-40, -18, -17), 4),
        _tender("SF-CG-002", "办公设备采购（示范）", TenderKind.PROCUREMENT, now, (-12, -4, -3), 1),
        _tender("SF-GC-003", "柳溪小学校舍工程（示范）", TenderKind.WORKS, now, (-10, 15, 16)),
    )
    code = operations.set_up_tender_source(SOURCE, by=FOUNDER, now=now - timedelta(days=1)).code
    operations.take_in_tenders(code, first, by=FOUNDER, now=now - timedelta(days=1))
    moved = _tender("SF-GC-003", "柳溪小学校舍工程（示范）", TenderKind.WORKS, now, (-10, 22, 23))
    operations.take_in_tenders(code, (moved,), by=FOUNDER, now=now)


def _tender(
    number: str, name: str, kind: TenderKind, now: datetime, days: tuple[int, int, int], bidders: int | None = None
) -> TenderSaid:
    day = now.astimezone(UTC).replace(hour=1, minute=0, second=0, microsecond=0)
    stages = (TenderStage.NOTICE, TenderStage.DEADLINE, TenderStage.OPENING)
    at = {stage: day + timedelta(days=one) for stage, one in zip(stages, days, strict=True)}
    came = tuple(
        Bidder(f"投标人{n}（示范）", f"示范-{n}", at[TenderStage.DEADLINE] - timedelta(hours=n))
        for n in range(1, (bidders or 0) + 1)
    )
    stages_at = tuple(StageAt(*one) for one in at.items())
    return TenderSaid(number, name, kind, BUYER, stages_at, None if bidders is None else came)

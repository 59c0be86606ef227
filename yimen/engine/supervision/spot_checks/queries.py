"""Looking at spot checks: mine, my office's draws, what is public, and everything out of which a draw was made."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, TextField, Value, When

from yimen.engine.case.cases.reading import select
from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.papers.dossiers.queries import FileFacts
from yimen.engine.supervision.spot_checks import moves
from yimen.engine.supervision.spot_checks.models import SpotCheck, SpotDraw
from yimen.engine.supervision.spot_checks.rows import (
    ANNOUNCERS,
    WITNESSES,
    DrawProof,
    DrawRow,
    FalseShare,
    LotRow,
    PhotoRow,
    PoolRow,
    PublishedPage,
    PublishedRow,
    SpotCheckRow,
)
from yimen.kernel.actor import Actor
from yimen.kernel.disclosure import shown_name
from yimen.kernel.rates import Share
from yimen.kernel.risk import RiskBand
from yimen.kernel.spot_checks import Lot, SpotCheckState, commitment_of, drawn, seed_of
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people

PAGE, MOST = 30, 100
_PUBLISHED = """
select s.id, d.title, d.ref draw_ref, d.office_id, r.holder_name, p.kind, coalesce(l.holder_code, '') holder_code,
  r.item_name, s.outcome, s.summary, s.published_at
  from spot_checks_spotcheck s join spot_checks_spotdraw d on d.id = s.draw_id
  join supervision_records_supervisionrecord r on r.id = s.record_id join people_party p on p.id = r.holder_id
  left join disclosures_disclosure l on l.case_id = r.case_id
 where s.state = 'published' and s.id < %(after)s
"""
_FALSE = """
select count(*) checked, count(*) filter (where s.outcome = 'false_promise') false
  from spot_checks_spotcheck s join supervision_records_supervisionrecord r on r.id = s.record_id
 where s.state = 'published' and r.way = 'promised'
"""


def mine(actor: Actor, now: datetime) -> tuple[SpotCheckRow, ...]:
    """The checks that this officer is to make or to sign, those whose last day comes first on top."""
    if actor.staff_id is None:
        return ()
    found = SpotCheck.objects.filter(
        inspectors__contains=[actor.staff_id], state__in=[SpotCheckState.DRAWN, SpotCheckState.RECORDED],
        draw__closed_at=None,
    )  # fmt: skip
    return _rows(found.order_by("draw__last_day", "pk")[:MOST], actor, now)


def one(ref: str, actor: Actor, now: datetime) -> SpotCheckRow | None:
    """One check, for its two, for its office and for supervision."""
    row = SpotCheck.objects.select_related("draw").defer("draw__pool").filter(ref=ref).first()
    if row is None or not (actor.staff_id in row.inspectors or moves.sees(row.draw, actor)):
        return None
    return _rows(SpotCheck.objects.filter(pk=row.pk), actor, now)[0]


def checks_of(draw_ref: str, actor: Actor, now: datetime) -> tuple[SpotCheckRow, ...]:
    """The checks of a draw, for its office and for supervision."""
    row = SpotDraw.objects.defer("pool").filter(ref=draw_ref).first()
    if row is None or not moves.sees(row, actor):
        return ()
    return _rows(SpotCheck.objects.filter(draw=row).order_by("pk")[: MOST * 5], actor, now)


def photo(ref: str, photo_ref: str, actor: Actor, now: datetime) -> tuple[str, bytes] | None:
    """A photograph with its kind, for whoever sees its check."""
    row, facts = one(ref, actor, now), dossiers.file(photo_ref)
    if row is None or facts is None or all(each.ref != photo_ref for each in row.photos):
        return None
    content = dossiers.content(facts.sha256)
    return None if content is None else (facts.kind, content)


def draws(actor: Actor, now: datetime) -> tuple[DrawRow, ...]:
    """The draws of the actor's offices; for supervision those of all, the latest first."""
    found = SpotDraw.objects.all()
    if not actor.has_role(*WITNESSES):
        found = found.filter(office_id__in=actor.offices(*ANNOUNCERS))
    return _draws(found.order_by("-pk")[:MOST], now)


def to_witness(actor: Actor, now: datetime) -> tuple[DrawRow, ...]:
    """The draws that wait for the word of a witness, for supervision."""
    if not actor.has_role(*WITNESSES):
        return ()
    return _draws(SpotDraw.objects.filter(drawn_at=None, last_day__gte=day_of(now)).order_by("pk")[:MOST], now)


def public_draws(now: datetime) -> tuple[DrawRow, ...]:
    """The latest draws, as anybody reads them: with commitment and pool before, with word and secret after."""
    return _draws(SpotDraw.objects.order_by("-pk")[:PAGE], now)


def draw(ref: str, now: datetime) -> DrawRow | None:
    """One draw as anybody reads it."""
    return next(iter(_draws(SpotDraw.objects.filter(ref=ref), now)), None)


def proof(ref: str, now: datetime) -> DrawProof | None:
    """Everything out of which a closed draw was made, and whether the same comes out again."""
    row = SpotDraw.objects.filter(ref=ref, closed_at__isnull=False).first()
    if row is None:
        return None
    pool, shares, seed = moves.pool_of(row), moves.shares_of(row), seed_of(row.secret, row.word)
    lots = drawn(pool, row.inspectors, shares, seed)
    kept = SpotCheck.objects.filter(draw=row).select_related("record").order_by("pk")
    came_out = tuple(Lot(one.record.ref, RiskBand(one.band), tuple(one.lots)) for one in kept)
    same = row.commitment == commitment_of(row.secret) and came_out == lots
    return DrawProof(
        ref, row.secret, row.word, seed, row.commitment, row.pool_digest,
        tuple((band.value, share) for band, share in shares.items()), tuple(row.inspectors),
        tuple(PoolRow(one.ref, one.band, tuple(sorted(one.barred)), one.carried) for one in pool),
        tuple(LotRow(lot.ref, lot.band, lot.inspectors) for lot in lots), "yes" if same else "",
    )  # fmt: skip


def published(now: datetime, words: str = "", after: str = "") -> PublishedPage:
    """Results that were signed, the latest first; `words` are a holder's code, or how its name begins."""
    said = words.strip()[:60]
    start = said.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_") + "%"
    where = " and (l.holder_code = upper(%(said)s) or (r.holder_name like %(start)s and p.kind = 'organisation'))"
    last = int(after) if after.isascii() and after.isdigit() and len(after) < 18 else 2**62
    facts = {"said": said, "start": start, "after": last, "limit": PAGE + 1}
    sql = f"{_PUBLISHED}{where if said else ''} order by s.id desc limit %(limit)s"
    rows = _published(select(sql, facts), now)
    return PublishedPage(rows[:PAGE], str(rows[PAGE - 1].id) if len(rows) > PAGE else None)


def of_enterprise(code: str, now: datetime) -> tuple[PublishedRow, ...]:
    """What was found at one enterprise, the latest first, for its public record."""
    facts = {"after": 2**62, "code": code, "limit": MOST}
    whose = "select e.party_id from enterprises_enterprise e where e.code = %(code)s"
    sql = f"{_PUBLISHED} and r.holder_id = ({whose}) order by s.id desc limit %(limit)s"
    return _published(select(sql, facts), now)


def false_promises() -> FalseShare:
    """Of the permits granted on a promise that were looked at, how many promises were false 承诺不实率."""
    (found,) = select(_FALSE, ())
    return FalseShare(found["checked"], found["false"], Share(found["false"], found["checked"]).percent)


def _published(found: Iterable[Mapping[str, Any]], now: datetime) -> tuple[PublishedRow, ...]:
    rows = list(found)
    names = offices.office_names({row["office_id"] for row in rows}, day_of(now))
    return tuple(
        PublishedRow(
            row["id"], row["title"], row["draw_ref"], names.get(row["office_id"], ""),
            shown_name(row["holder_name"], row["kind"]), row["holder_code"], row["item_name"], row["outcome"],
            row["summary"], day_of(row["published_at"]),
        )
        for row in rows
    )  # fmt: skip


def _draws(found: QuerySet[SpotDraw], now: datetime) -> tuple[DrawRow, ...]:
    published = Q(checks__state="published")
    told = Case(When(closed_at__isnull=False, then=F("secret")), default=Value(""), output_field=TextField())
    counted = found.defer("pool", "secret").annotate(
        told_=told,
        drawn_=Count("checks"),
        published_=Count("checks", filter=published),
        missed_=Count("checks", filter=Q(checks__state="missed")),
        unsigned_=Count("checks", filter=Q(checks__state="unsigned")),
        unsound_=Count("checks", filter=published & ~Q(checks__outcome="sound")),
    )
    rows = list(counted)
    names = offices.office_names({row.office_id for row in rows}, day_of(now))
    return tuple(
        DrawRow(
            row.ref, row.title, names.get(row.office_id, ""), row.scope, row.item_name, row.first_day, row.last_day,
            row.permits, len(row.inspectors), row.few, row.commitment, row.pool_digest, row.announced_at, row.drawn_at,
            row.word, row.closed_at, row.told_, row.drawn_, row.published_, row.missed_,
            row.unsigned_, row.unsound_, "yes" if row.drawn_at is None and row.last_day < day_of(now) else "",
        )
        for row in rows
    )  # fmt: skip


def _rows(found: QuerySet[SpotCheck], actor: Actor, now: datetime) -> tuple[SpotCheckRow, ...]:
    rows, today = (
        list(found.select_related("draw", "record__certificate").defer("draw__pool", "draw__secret")),
        day_of(now),
    )
    ids = {one for row in rows for one in (*row.inspectors, row.recorded_by_id, row.signed_by_id) if one}
    names = people.staff_names(ids)
    units = offices.office_names({row.draw.office_id for row in rows}, today)
    photos = dossiers.files_of_each(moves.PURPOSE, [row.pk for row in rows])
    return tuple(_row(row, photos.get(row.pk, ()), actor, today, names, units) for row in rows)


def _row(
    row: SpotCheck, photos: Sequence[FileFacts], actor: Actor, today: date, names: Mapping[int, str],
    units: Mapping[int, str],
) -> SpotCheckRow:  # fmt: skip
    findings = [*row.findings, *[""] * len(row.draw.points)]
    late = row.state in (SpotCheckState.DRAWN, SpotCheckState.RECORDED) and row.draw.last_day < today
    return SpotCheckRow(
        ref=row.ref,
        draw_ref=row.draw.ref,
        title=row.draw.title,
        office=units.get(row.draw.office_id, ""),
        record_ref=row.record.ref,
        item_name=row.record.item_name,
        holder_name=row.record.holder_name,
        licence=row.record.certificate.number,
        way=row.record.way,
        band=row.band,
        state=row.state,
        first_day=row.draw.first_day,
        last_day=row.draw.last_day,
        points=tuple(zip(row.draw.points, findings, strict=False)),
        inspectors=tuple(names.get(one, "") for one in row.inspectors),
        outcome=row.outcome,
        summary=row.summary,
        position=row.position,
        without_position=row.without_position,
        looked_at=row.looked_at,
        recorded_at=row.recorded_at,
        recorded_by=names.get(row.recorded_by_id or 0, ""),
        signed_by=names.get(row.signed_by_id or 0, ""),
        published_at=row.published_at,
        differed=row.differed,
        photos=tuple(PhotoRow(file.ref, file.filename, file.added_at) for file in photos),
        mark=row.mark([file.sha256 for file in photos]),
        may=_may(row, actor),
        overdue="yes" if late else "",
    )


def _may(row: SpotCheck, actor: Actor) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    if actor.staff_id not in row.inspectors or row.draw.closed_at is not None:
        return ()
    if row.state == SpotCheckState.DRAWN:
        return ("photograph", "record", "aside")
    if row.state != SpotCheckState.RECORDED:
        return ()
    return ("photograph", "aside") if row.recorded_by_id == actor.staff_id else ("sign", "differ", "aside")

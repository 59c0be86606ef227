"""Looking into the archives: the volumes of a case and of an office, a volume as one file, and what cannot go on file.

The file is put together anew for whoever asks; the same volume gives the same bytes.
"""

import json
from datetime import UTC, datetime, timedelta

from django.db.models import QuerySet

from yimen.engine.case.cases import filing, seeing
from yimen.engine.case.cases.reading import select
from yimen.engine.papers.certificates import ports
from yimen.engine.papers.certificates.rows import PaperNamed
from yimen.engine.papers.dossiers import ports as files
from yimen.engine.records.archives.gathering import gather
from yimen.engine.records.archives.models import Archive
from yimen.engine.records.archives.reading import became, row_of, rows_of
from yimen.engine.records.archives.rows import WHO_KEEPS, ArchivePage, ArchiveView, Unfiled
from yimen.journal import ports as journal
from yimen.kernel.actor import SYSTEM, Actor, ScopeKind
from yimen.kernel.case_life import OPEN_STATES, CaseState
from yimen.kernel.papers.archive_file import Part, packed
from yimen.kernel.papers.archiving import read_archive_number

PAGE = 30
WHOLE = "归档卷"
"""What a volume is called among the papers that were handed out."""
AFTER_DAYS = 30
TOGETHER = 200
#: How many volumes of an office a page looks through for who sees few of them; the next page goes on from there.
LOOKED_THROUGH = 2000
_CLOSED = ", ".join(f"'{state}'" for state in CaseState if state not in OPEN_STATES and state != "granted_tolerated")
_DUE = f"c.state in ({_CLOSED}) and c.archived_at is null and (c.state <> 'granted' or c.delivered_at is not null)"


def of_case(case_ref: str, actor: Actor) -> tuple[ArchiveView, ...]:
    """The editions of a case's volume with their index, the latest first; none for who may not see the case."""
    case_id = ports.cases().seen(case_ref, actor)
    if case_id is None or not actor.posts:
        return ()
    end = became([case_id]).get(case_id)
    found = Archive.objects.filter(case_id=case_id).order_by("-edition")
    return tuple(ArchiveView(row_of(row, end), _index(row)) for row in found)


def file(ref: str, actor: Actor) -> tuple[str, bytes] | None:
    """File name and bytes of a volume, for staff who may see its case; None for anybody else, and once destroyed."""
    row = Archive.objects.filter(ref=ref).first()
    if row is None or not actor.posts or not ports.cases().may_see(row.case_id, actor):
        return None
    end = became([row.case_id]).get(row.case_id)
    if end is not None and end.outcome == "destroyed":
        return None
    contents = {one.file: files.store().get(one.sha256) for one in _index(row)}
    whole = {name: content for name, content in contents.items() if content is not None}
    # A part that the store has lost is left out and named by whoever checks the file, never made up.
    parts = {name: whole.get(name, b"") for name in contents}
    return f"{row.number}.zip", packed(
        row.manifest.encode(), bytes(row.signature), journal.notary().public_key(), parts
    )


def named(ref: str) -> PaperNamed | None:
    """What a volume is called; who may know, the caller knows."""
    row = Archive.objects.filter(ref=ref).values_list("case_id", "number").first()
    return PaperNamed("document", ref, row[0], WHOLE, row[1]) if row else None


def of_offices(actor: Actor, after: str = "", words: str = "") -> ArchivePage:
    """The volumes of the offices in which the actor keeps files, of cases that they may see; the latest first.

    Who sees no more than what lay on their own desk is shown what is among the next so many, and goes on from there.
    """
    rows: QuerySet[Archive] = Archive.objects.filter(office_id__in=actor.offices(*WHO_KEEPS)).order_by("-id")
    if after.isascii() and after.isdigit() and len(after) < 18:
        rows = rows.filter(id__lt=int(after))
    floor = None
    if words.strip():
        rows = _numbered(rows, words.strip()[:60])
    elif all(scope.kind is ScopeKind.DESK for scope in actor.scopes):
        floor = _floor(rows)
        rows = rows.filter(id__gte=floor) if floor else rows
    condition, values = seeing.visible(actor)
    seen = rows.extra(
        where=[f"exists (select from cases_case c where c.id = archives_archive.case_id and {condition})"],
        params=values,
    )
    found = list(seen[: PAGE + 1])
    further = found[PAGE - 1].pk if len(found) > PAGE else floor
    return ArchivePage(rows_of(found[:PAGE]), str(further) if further else None)


def _numbered(rows: QuerySet[Archive], number: str) -> QuerySet[Archive]:
    """The volumes with a number, or of the case with it; each found by a key, however many volumes an office has."""
    if said := read_archive_number(number):
        year, retention, serial = said
        return rows.filter(number=number, year=year, retention=retention, serial=serial)
    return rows.extra(where=["case_id = (select id from cases_case where number = %s)"], params=[number.upper()])


def _floor(rows: QuerySet[Archive]) -> int | None:
    """The last of the volumes that a page looks through; None: there are no more behind them."""
    last = list(rows.values_list("id", flat=True)[LOOKED_THROUGH - 1 : LOOKED_THROUGH + 1])
    return last[0] if len(last) > 1 else None


def unfiled(actor: Actor, now: datetime, limit: int = PAGE) -> tuple[Unfiled, ...]:
    """Closed cases of the actor's offices that are due on file and lack something, each with what it lacks.

    Only cases that they may see: a line that opens nothing would tell of a case behind the actor's back.
    """
    offices = sorted(actor.offices(*WHO_KEEPS))
    condition, values = seeing.visible(actor)
    rows = select(
        f"select c.ref, c.number, c.item_name, c.decided_at from cases_case c where {_DUE} and c.office_id = any(%s)"
        f" and c.decided_at < %s and {condition} order by c.decided_at, c.id limit {limit}",
        (offices, now - timedelta(days=AFTER_DAYS), *values),
    )
    lacking = ((row, missing(row["ref"])) for row in rows)
    return tuple(
        Unfiled(row["ref"], row["number"], row["item_name"], row["decided_at"], parts)
        for row, parts in lacking
        if parts
    )


def missing(case_ref: str) -> tuple[str, ...]:
    """The titles of the parts that a closed case lacks; nothing when its volume would be whole."""
    case = filing.whole(case_ref, SYSTEM)
    if case is None:
        return ()
    return tuple(dict.fromkeys(one.title for one in gather(case).wanted if not one.there))


def due(now: datetime, limit: int = 500) -> tuple[str, ...]:
    """Closed cases that may go on file by themselves: closed for thirty days, delivered, and whole.

    Those that lack something are passed over, however many they are: they hold nobody up.
    """
    found, last = list[str](), (datetime.min.replace(tzinfo=UTC), 0)
    while len(found) < limit:
        rows = select(
            f"select c.id, c.ref, c.decided_at from cases_case c where {_DUE} and c.decided_at < %s"
            " and (c.decided_at, c.id) > (%s, %s)"
            " and exists (select 1 from documents_document d where d.case_id = c.id)"
            " and not exists (select 1 from documents_document d where d.case_id = c.id and d.paper_sha256 = '')"
            f" order by c.decided_at, c.id limit {TOGETHER}",
            (now - timedelta(days=AFTER_DAYS), *last),
        )
        found += [row["ref"] for row in rows if not missing(row["ref"])]
        if len(rows) < TOGETHER:
            break
        last = (rows[-1]["decided_at"], rows[-1]["id"])
    return tuple(found[:limit])


def due_anew(limit: int = 50) -> tuple[str, ...]:
    """Cases on file to which something was done since, and whose papers are whole again.

    Those that lack something are passed over, however many they are.
    """
    found, last = list[str](), 0
    while len(found) < limit:
        rows = select(
            "select a.id, c.ref from archives_archive a join cases_case c on c.id = a.case_id"
            " where c.journal_seq > a.upto_seq + 1 and a.id > %s"
            " and not exists (select 1 from archives_archive b where b.case_id = a.case_id and b.edition > a.edition)"
            " and not exists (select 1 from archives_appraisedvolume v where v.case_id = a.case_id"
            " and v.outcome = 'destroyed')"
            f" order by a.id limit {TOGETHER}",
            (last,),
        )
        found += [row["ref"] for row in rows if not missing(row["ref"])]
        if len(rows) < TOGETHER:
            break
        last = rows[-1]["id"]
    return tuple(found[:limit])


def _index(row: Archive) -> tuple[Part, ...]:
    return tuple(Part(**one) for one in json.loads(row.manifest)["parts"])

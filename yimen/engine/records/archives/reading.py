"""Reading volumes as rows: what stands on them, and what became of them when their days were over."""

from collections.abc import Collection, Mapping

from yimen.engine.records.archives.models import AppraisedVolume, Archive
from yimen.engine.records.archives.rows import ArchiveRow


def became(cases: Collection[int]) -> Mapping[int, AppraisedVolume]:
    """What became of the volumes of these cases, by case: the last appraisal that was carried out."""
    found = AppraisedVolume.objects.filter(case_id__in=list(cases), outcome__in=["kept", "destroyed"])
    return {row.case_id: row for row in found.order_by("pk")}


def rows_of(found: Collection[Archive]) -> tuple[ArchiveRow, ...]:
    """Volumes as rows, in their order."""
    ends = became({one.case_id for one in found})
    return tuple(row_of(one, ends.get(one.case_id)) for one in found)


def row_of(row: Archive, end: AppraisedVolume | None) -> ArchiveRow:
    """A volume as a row."""
    kept = end is not None and end.outcome == "kept"
    until = end.kept_until if end is not None and kept else row.keep_until
    return ArchiveRow(
        row.ref, row.case_number, row.item_name, row.edition, row.number, row.retention, until, row.parts,
        row.upto_seq, row.manifest_sha256, row.archived_at, "yes" if kept else "",
        end.ended_at if end is not None and not kept else None,
    )  # fmt: skip

"""The archive file: the same parts are the same bytes, and no byte of it can be altered without being named."""

import hashlib
import json
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.covers import covers
from tests.kernel.calendars import at
from yimen.kernel.evidence import Line, link, moment
from yimen.kernel.papers.archive_file import Cover, Fault, Part, check, manifest_of, packed, told
from yimen.kernel.papers.archiving import (
    PartsMissing,
    Retention,
    Wanted,
    archive_number,
    keep_until,
    must_be_complete,
    read_archive_number,
    retention_of,
)

KEY = b"the key of this test"


def sign(digest: bytes) -> bytes:
    return hashlib.sha256(KEY + digest).digest()


def verify(digest: bytes, signature: bytes, key: bytes) -> bool:
    return key == KEY and signature == sign(digest)


def a_journal(lines: int = 3) -> tuple[bytes, bytes]:
    """A journal file and the head of its chain."""
    head, text = b"", b""
    for seq in range(lines):
        line = Line("remark", {"n": seq}, at("2026-11-20 09:00"), "第三十四条")
        linked = link("case", "C1", seq, head, line, "staff-1")
        text += told(
            {
                "kind": "case", "ref": "C1", "seq": linked.seq, "verb": line.verb,
                "effective_at": moment(line.effective_at), "actor": "staff-1", "on_behalf": "", "authority": "",
                "law": line.law, "body": linked.body.decode(), "prev": linked.prev.hex(), "hash": linked.hash.hex(),
            }
        )  # fmt: skip
        head = linked.hash
    return text, head


def a_volume(materials: tuple[bytes, ...] = (b"%PDF one", b"%PDF two"), lines: int = 3) -> bytes:
    journal, head = a_journal(lines)
    contents = {"facts.json": b'{"case":{}}', **{f"materials/{n:03d}.pdf": one for n, one in enumerate(materials)}}
    contents["journal.jsonl"] = journal
    parts = tuple(
        Part(n, "material", f"第{n}件", "", "2026-11-20", file, hashlib.sha256(content).hexdigest(), len(content))
        for n, (file, content) in enumerate(contents.items(), start=1)
    )
    cover = Cover(
        "示市监-XK·2026-D30-0001", 1, "A1", "食品经营许可", "示范市市场监管局", "2026-11-28", "30年", "2056-12-31",
        "C1", lines, head.hex(),
    )  # fmt: skip
    manifest = manifest_of(cover, parts)
    return packed(manifest, sign(hashlib.sha256(manifest).digest()), KEY, contents)


@covers("S-264")
def test_a_volume_that_nobody_touched_proves_itself() -> None:
    report = check(a_volume(), verify)

    assert report.sound and report.parts == 4 and report.lines == 3
    assert report.cover is not None and report.cover.archive_number == "示市监-XK·2026-D30-0001"


def test_the_same_parts_are_the_same_bytes() -> None:
    assert a_volume() == a_volume()


def test_every_single_altered_byte_is_found() -> None:
    sound = a_volume((b"%PDF",), 1)

    unnoticed = [
        n for n in range(len(sound)) if check(sound[:n] + bytes([sound[n] ^ 1]) + sound[n + 1 :], verify).sound
    ]

    assert unnoticed == []


@given(st.integers(0, 7), st.integers(1, 255))
def test_an_altered_byte_of_a_material_is_named_by_its_file(place: int, by: int) -> None:
    sound = a_volume()
    n = sound.index(b"%PDF two") + place
    altered = sound[:n] + bytes([sound[n] ^ by]) + sound[n + 1 :]

    faults = check(altered, verify).faults

    assert [(one.what, one.where) for one in faults] == [(Fault.ALTERED, "materials/001.pdf")]


def test_an_altered_line_of_the_record_is_named_by_its_number() -> None:
    sound = a_volume()
    n = sound.index(b'\\"n\\":1') + 6

    faults = check(sound[:n] + b"7" + sound[n + 1 :], verify).faults

    assert (Fault.CHAIN, "journal.jsonl:2 case 2 remark") in [(one.what, one.where) for one in faults]


@pytest.mark.parametrize(("drop", "add", "fault", "where"), [
    ("materials/000.pdf", "", Fault.MISSING, "materials/000.pdf"),
    ("key.pem", "", Fault.MISSING, "key.pem"),
    ("manifest.sig", "", Fault.MISSING, "manifest.sig"),
    ("", "materials/009.pdf", Fault.ADDED, "materials/009.pdf"),
])  # fmt: skip
def test_a_part_taken_out_or_slipped_in_is_named(drop: str, add: str, fault: Fault, where: str) -> None:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(a_volume())) as sound, zipfile.ZipFile(out, "w") as changed:
        for entry in sound.infolist():
            if entry.filename != drop:
                changed.writestr(entry, sound.read(entry))
        if add:
            changed.writestr(add, b"strange")

    faults = check(out.getvalue(), verify).faults

    assert (fault, where) in [(one.what, one.where) for one in faults]


def test_a_manifest_written_anew_lacks_its_signature() -> None:
    with zipfile.ZipFile(BytesIO(a_volume())) as sound:
        lies = {entry.filename: sound.read(entry) for entry in sound.infolist()}
    told_anew = json.loads(lies["manifest.json"])
    told_anew["cover"]["item"] = "别的事项"
    manifest = json.dumps(told_anew, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    forged = packed(manifest, bytes.fromhex(lies["manifest.sig"].decode()), KEY, lies)

    assert [one.what for one in check(forged, verify).faults] == [Fault.SIGNATURE]


@given(st.binary(max_size=300))
def test_whatever_is_no_archive_file_is_unreadable_and_never_a_crash(data: bytes) -> None:
    assert not check(data, verify).sound


def test_a_case_is_kept_as_long_as_what_it_granted() -> None:
    assert retention_of("granted", (0,)) is Retention.PERMANENT
    assert retention_of("granted", (60,)) is Retention.THIRTY_YEARS
    assert retention_of("denied", (60,)) is Retention.TEN_YEARS
    filed_on = at("2026-11-28 09:00").date()
    assert keep_until(Retention.PERMANENT, filed_on) is None
    assert str(keep_until(Retention.TEN_YEARS, filed_on)) == "2036-12-31"
    assert archive_number("示市监", 2026, Retention.PERMANENT, 7) == "示市监-XK·2026-Y-0007"
    for serial, retention in zip((7, 12345, 999_999_999), Retention, strict=True):
        assert read_archive_number(archive_number("示-XK·1", 2026, retention, serial)) == (2026, retention, serial)
    for other in ("SF-0000077777", "示市监-XK·2026-D20-0007", "示市监-XK·2026-Y-7", ""):
        assert read_archive_number(other) is None


def test_every_missing_part_is_named_once() -> None:
    whole = (Wanted("收件回执", 1), Wanted("受理通知书", 1))
    must_be_complete(whole)

    with pytest.raises(PartsMissing) as refused:
        must_be_complete((whole[0], replace(whole[1], there=0), Wanted("送达回证", 0), Wanted("送达回证", 0)))

    assert refused.value.parts == ("受理通知书", "送达回证")

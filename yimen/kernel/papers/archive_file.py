"""The archive file 归档卷: one ZIP that holds a closed case whole and proves by itself that nothing in it was altered.

The same parts give the same bytes: nothing is packed tighter, no clock is read, names stand in the order of the index.
Whoever checks a file needs nothing but the file (and, to know who signed it, the city's public key).
Why it is built so: docs/decisions/0071.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from typing import Any

from yimen.kernel.evidence import Line, canonical, link_hash
from yimen.kernel.snapshot import snapshot

FORMAT = "yimen-archive-1"
MANIFEST, SIGNATURE, KEY, INDEX = "manifest.json", "manifest.sig", "key.pem", "index.txt"
JOURNAL, FACTS = "journal.jsonl", "facts.json"
_ALWAYS = (MANIFEST, SIGNATURE, KEY, INDEX)
_EPOCH = (1980, 1, 1, 0, 0, 0)

Verify = Callable[[bytes, bytes, bytes], bool]
"""Whether a key (PEM) made this signature over this digest."""


class Fault(StrEnum):
    """What can be wrong with an archive file."""

    UNREADABLE = "unreadable"
    ALTERED = "altered"
    MISSING = "missing"
    ADDED = "added"
    SIGNATURE = "signature"
    CHAIN = "chain"
    WRAPPING = "wrapping"


@snapshot
class Part:
    """One numbered piece of the index 卷内目录."""

    no: int
    kind: str
    title: str
    number: str
    dated: str
    file: str
    sha256: str
    size: int


@snapshot
class Cover:
    """What stands on the cover of the volume: whose case it is, how long it is kept, how far its journal reaches."""

    archive_number: str
    edition: int
    case_number: str
    item: str
    office: str
    filed_on: str
    retention: str
    keep_until: str
    case_ref: str
    upto: int
    head: str


@snapshot
class Found:
    """One thing that is wrong, and with which file or line of the journal."""

    what: Fault
    where: str


@snapshot
class Report:
    """What checking a file found; without faults nothing in it was altered."""

    cover: Cover | None
    parts: int
    lines: int
    key: str
    """The fingerprint of the key that signed it: compare it with the one the city publishes."""
    faults: tuple[Found, ...]

    @property
    def sound(self) -> bool:
        """Nothing was altered, taken out or slipped in."""
        return not self.faults


def manifest_of(cover: Cover, parts: Sequence[Part]) -> bytes:
    """The one byte string that is signed: cover and index, each part by its hash."""
    return canonical({"format": FORMAT, "cover": asdict(cover), "parts": [asdict(one) for one in parts]})


def told(line: Mapping[str, Any]) -> bytes:
    """One line of a journal as it lies in the file."""
    return canonical(line) + b"\n"


def packed(manifest: bytes, signature: bytes, key: bytes, contents: Mapping[str, bytes]) -> bytes:
    """The file; `contents` are the bytes of every part of the manifest."""
    cover, parts = _opened(manifest)
    lies = {MANIFEST: manifest, SIGNATURE: signature.hex().encode(), KEY: key, INDEX: _index(cover, parts)}
    return _wrapped([*lies.items(), *((one.file, contents[one.file]) for one in parts)])


def check(data: bytes, verify: Verify) -> Report:
    """Everything that is wrong with an archive file; it needs nothing but the file."""
    try:
        lies = _unwrapped(data)
        manifest = lies[MANIFEST]
        cover, parts = _opened(manifest)
        signature = bytes.fromhex(lies[SIGNATURE].decode())
    except KeyError as gone:
        return Report(None, 0, 0, "", (Found(Fault.MISSING, str(gone.args[0])),))
    except (zipfile.BadZipFile, ValueError, TypeError, EOFError, NotImplementedError) as trouble:
        where = MANIFEST if isinstance(trouble, TypeError | ValueError) else "ZIP"
        return Report(None, 0, 0, "", (Found(Fault.UNREADABLE, where),))
    faults = list(_of_parts(lies, parts))
    key = lies.get(KEY, b"")
    if not verify(hashlib.sha256(manifest).digest(), signature, key):
        faults.append(Found(Fault.SIGNATURE, MANIFEST))
    if lies.get(INDEX) != _index(cover, parts):
        faults.append(Found(Fault.ALTERED, INDEX))
    lines, broken = _chains(lies.get(JOURNAL, b""), cover)
    faults += broken
    order = [*_ALWAYS, *(one.file for one in parts)]
    if not faults and _wrapped([(name, lies[name]) for name in order]) != data:
        faults.append(Found(Fault.WRAPPING, "ZIP"))
    return Report(cover, len(parts), lines, hashlib.sha256(key).hexdigest(), tuple(faults))


def _wrapped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP without compression, moments or rights: the same files are the same bytes on every machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as wrapping:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            wrapping.writestr(entry, content)
    return out.getvalue()


def _unwrapped(data: bytes) -> dict[str, bytes]:
    """What lies under each name. Its checksums are not asked: the hashes of the manifest name the part."""
    lies: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as wrapping:
        for entry in wrapping.infolist():
            at = entry.header_offset + 30
            head = data[entry.header_offset : at]
            at += int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
            lies[entry.filename] = data[at : at + entry.file_size]
    return lies


def _opened(manifest: bytes) -> tuple[Cover, tuple[Part, ...]]:
    said = json.loads(manifest)
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise ValueError("no manifest of an archive")
    try:
        return Cover(**said["cover"]), tuple(Part(**one) for one in said["parts"])
    except KeyError as gone:
        raise ValueError("a manifest that lacks something") from gone


def _of_parts(lies: Mapping[str, bytes], parts: Sequence[Part]) -> Iterable[Found]:
    for one in parts:
        content = lies.get(one.file)
        if content is None:
            yield Found(Fault.MISSING, one.file)
        elif hashlib.sha256(content).hexdigest() != one.sha256:
            yield Found(Fault.ALTERED, one.file)
    known = {*_ALWAYS, *(one.file for one in parts)}
    yield from (Found(Fault.ADDED, name) for name in lies if name not in known)
    yield from (Found(Fault.MISSING, name) for name in _ALWAYS if name not in lies)


def _chains(journal: bytes, cover: Cover) -> tuple[int, list[Found]]:
    """Follow every chain in the file: each line hashes to what it says, and the case's reaches as far as the cover."""
    heads: dict[tuple[str, str], tuple[int, str]] = {}
    count = 0
    for text in journal.splitlines():
        count += 1
        try:
            line = json.loads(text)
            subject = (line["kind"], line["ref"])
            seq, prev = heads.get(subject, (0, ""))
            fits = line["seq"] == seq + 1 and line["prev"] == prev and _hash_of(line) == line["hash"]
        except (ValueError, KeyError, TypeError):
            return count, [Found(Fault.CHAIN, f"{JOURNAL}:{count}")]
        if not fits:
            return count, [Found(Fault.CHAIN, f"{JOURNAL}:{count} {subject[0]} {line['seq']} {line['verb']}")]
        heads[subject] = (line["seq"], line["hash"])
    if heads.get(("case", cover.case_ref)) != (cover.upto, cover.head):
        return count, [Found(Fault.CHAIN, f"{JOURNAL}:{count}")]
    return count, []


def _hash_of(line: Mapping[str, Any]) -> str:
    at = datetime.fromisoformat(line["effective_at"])
    said = Line(line["verb"], {}, at, line["law"], line["authority"], line["on_behalf"])
    prev, body = bytes.fromhex(line["prev"]), str(line["body"]).encode()
    return link_hash(line["kind"], line["ref"], line["seq"], prev, said, line["actor"], body).hex()


def _index(cover: Cover, parts: Sequence[Part]) -> bytes:
    """The index 卷内目录 as a sheet that anybody can open."""
    rows = [f"{one.no:>3}  {one.dated:<10}  {one.number or '—'}  {one.title}  ({one.file})" for one in parts]
    head = (
        f"卷内目录  {cover.archive_number}（第 {cover.edition} 次归档）",
        f"办件编号 {cover.case_number}  事项 {cover.item}  立卷单位 {cover.office}",
        f"归档日期 {cover.filed_on}  保管期限 {cover.retention} {cover.keep_until}".rstrip(),
        f"共 {len(parts)} 件。各件内容的 SHA-256 见 {MANIFEST}；核验：yimen archive verify 文件名",
    )
    return ("\n".join((*head, "", *rows)) + "\n").encode()

"""One file that holds a whole installation: the database, the files and the keys, each with its digest.

Whoever holds the file holds the city: it is readable by its owner alone. The database is dumped before the files are
read; a file is written before the row that names it, so no row in a backup lacks its file.
"""

import hashlib
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import psycopg
from psycopg import sql

from yimen.assembly.database import Address, Role
from yimen.assembly.embedded import binaries
from yimen.assembly.home import Home
from yimen.assembly.trouble import Trouble
from yimen.channels.cli.watching import Tell, unwatched
from yimen.kernel.snapshot import snapshot

FORMAT = 1
_MANIFEST = "manifest.json"
_DUMP = "database.dump"
#: pg_restore of version 18 sets it; a server before 17 does not know it, and needs it not.
_UNKNOWN_TO_OLD_SERVERS = 'unrecognized configuration parameter "transaction_timeout"'


@snapshot
class Content:
    """What a backup holds, counted."""

    files: int
    keys: int
    bytes: int


def save(home: Home, where: Address, target: Path, made_at: str, tell: Tell = unwatched) -> Content:
    """Write the backup file, whole or not at all."""
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.parent) as scratch:
            dump = Path(scratch) / _DUMP
            tell("正在导出数据库", "dumping the database")
            _dump(where, dump)
            members = {_DUMP: dump, **_stored(home)}
            tell(f"正在核算 {len(members)} 个文件", f"taking the digests of {len(members)} files")
            digests = {name: _digest(path) for name, path in members.items()}
            manifest = Path(scratch) / _MANIFEST
            manifest.write_text(json.dumps({"format": FORMAT, "made_at": made_at, "sha256": digests}, indent=1))
            tell("正在写入备份", "writing the backup")
            with (
                os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as raw,
                tarfile.open(fileobj=raw, mode="w") as archive,
            ):
                archive.add(manifest, _MANIFEST)
                for name, path in members.items():
                    archive.add(path, name)
                archive.close()
                raw.flush()
                os.fsync(raw.fileno())
        draft.replace(target)
    except OSError as full:
        raise Trouble(f"The backup cannot be written: {full.strerror}.", f"无法写入备份:{full.strerror}。") from full
    finally:
        draft.unlink(missing_ok=True)
    keys = sum(name.startswith("keys/") for name in members)
    return Content(files=len(members) - keys - 1, keys=keys, bytes=target.stat().st_size)


def unpack(source: Path, home: Home, dump: Path) -> Content:
    """Put files and keys into an empty home and the dump beside it; every byte is checked against its digest."""
    try:
        with tarfile.open(source) as archive:
            first = archive.next()
            manifest = _manifest(archive, first)
            digests: dict[str, str] = dict(manifest["sha256"])
            home.make()
            seen = {member.name for member in archive if _unpack_one(archive, member, digests, home, dump)}
    except (OSError, tarfile.TarError, ValueError, KeyError) as broken:
        raise Trouble(
            f"{source} is not a readable backup of this program: {broken}", f"{source} 不是可读的备份文件。"
        ) from broken
    if missing := digests.keys() - seen:
        raise Trouble(f"The backup is incomplete: {min(missing)} is missing.", f"备份不完整:缺少 {min(missing)}。")
    keys = sum(name.startswith("keys/") for name in seen)
    return Content(files=len(seen) - keys - 1, keys=keys, bytes=source.stat().st_size)


def load(where: Address, dump: Path) -> None:
    """Fill an empty database from a dump, as its owner."""
    done = _postgres(where, "pg_restore", "--no-owner", "--no-privileges", "--no-comments", str(dump))
    wrong = [line for line in done.stderr.splitlines() if "ERROR:" in line and _UNKNOWN_TO_OLD_SERVERS not in line]
    if wrong or (done.returncode != 0 and _UNKNOWN_TO_OLD_SERVERS not in done.stderr):
        reason = (wrong or done.stderr.strip().splitlines() or ["no reason given"])[0]
        raise Trouble(f"The database cannot be restored: {reason}", f"数据库无法恢复:{reason}")


def begin_new_era(where: Address) -> int:
    """Transaction numbers begin anew in a restored database: rows from now on belong to the next era."""
    with psycopg.connect(where.conninfo(Role.OWNER)) as server:
        ((present,),) = server.execute(_PRESENT_ERA).fetchall()
        server.execute(
            sql.SQL("ALTER TABLE journal_entry ALTER COLUMN era SET DEFAULT {}").format(sql.Literal(present + 1))
        )
    return int(present) + 1


_PRESENT_ERA = """
    SELECT greatest((SELECT coalesce(max(era), 1) FROM journal_entry),
      (SELECT substring(pg_get_expr(adbin, adrelid) from '[0-9]+')::int FROM pg_attrdef d JOIN pg_attribute a
       ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE adrelid = 'journal_entry'::regclass AND attname = 'era'))
"""


def _dump(where: Address, target: Path) -> None:
    done = _postgres(where, "pg_dump", "-Fc", "--no-owner", "--no-privileges", "-f", str(target))
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise Trouble(f"The database cannot be dumped: {reason}", f"数据库无法导出:{reason}")


def _postgres(where: Address, program: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a program of PostgreSQL as the owner; the password goes by the environment, never onto a command line."""
    facts = psycopg.conninfo.conninfo_to_dict(where.conninfo(Role.OWNER))
    password = str(facts.pop("password", "") or "")
    database = psycopg.conninfo.make_conninfo("", **facts)
    return subprocess.run(
        [str(binaries() / program), *arguments, "-d", database],
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C", **({"PGPASSWORD": password} if password else {})},
    )


def _stored(home: Home) -> dict[str, Path]:
    return {
        path.relative_to(home.path).as_posix(): path
        for folder in (home.keys, home.files)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def _manifest(archive: tarfile.TarFile, first: tarfile.TarInfo | None) -> dict[str, Any]:
    if first is None or first.name != _MANIFEST or (stream := archive.extractfile(first)) is None:
        raise ValueError("it does not begin with a manifest")
    manifest: dict[str, Any] = json.load(stream)
    if manifest["format"] != FORMAT:
        raise ValueError(f"its format is {manifest['format']}, this program reads {FORMAT}")
    return manifest


def _unpack_one(
    archive: tarfile.TarFile, member: tarfile.TarInfo, digests: dict[str, str], home: Home, dump: Path
) -> bool:
    """Write one member where it belongs; nothing that the manifest does not name, and nothing outside the home."""
    if member.name == _MANIFEST:
        return False
    path = PurePosixPath(member.name)
    stream = archive.extractfile(member) if member.isreg() else None
    if stream is None or member.name not in digests or ".." in path.parts:
        raise ValueError(f"{member.name} does not belong into it")
    if member.name != _DUMP and path.parts[0] not in {"keys", "files"}:
        raise ValueError(f"{member.name} does not belong into it")
    target = dump if member.name == _DUMP else home.path / path
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        shutil.copyfileobj(stream, file)
    if _digest(target) != digests[member.name]:
        raise ValueError(f"{member.name} is damaged")
    return True


def _digest(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def emptiness(home: Home) -> Iterator[Path]:
    """What stands in the way of a restore: anything that an earlier start has put into the home."""
    for path in (home.secrets_file, home.postgres, home.files):
        if path.is_file() or (path.is_dir() and any(path.iterdir())):
            yield path

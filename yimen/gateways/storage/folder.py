"""A folder of files kept by the hash of their content: written whole or not at all, checked when read.

A file is on the disk, name and all, before the act that speaks of it commits. It is never changed and never
overwritten. What people threw away is removed by its hash; the age of such a file is measured against the disk's own
clock, because the demo's clock can be moved. A file of an act that rolled back lies there unnamed.
"""

import errno
import fcntl
import hashlib
import os
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from yimen.kernel.refusal import Unavailable

# EFBIG: the process's own limit on file sizes; to the caller it is the same lack of room.
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
DRAFTS = "drafts"
LOCK = "lock"


class Folder:
    """The embedded file store; many processes may share one folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        with _disk():
            (root / DRAFTS).mkdir(parents=True, exist_ok=True, mode=0o700)

    def put(self, content: bytes) -> str:
        """Keep a file and give its SHA-256; on return it survives a loss of power."""
        digest = hashlib.sha256(content).hexdigest()
        with _disk(), self._locked(fcntl.LOCK_SH):
            path = self.path(digest)
            if path.exists():
                # Young again: nobody who clears away takes it from under the act that now speaks of it.
                os.utime(path)
            else:
                self._write(path, content)
        return digest

    def get(self, digest: str) -> bytes | None:
        """The file, checked against its name; None when there is none."""
        path = self.path(digest)
        with _disk():
            if not path.exists():
                return None
            content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != digest:
            raise Unavailable("storage.damaged", f"the file {digest} is no longer what was stored")
        return content

    def path(self, digest: str) -> Path:
        """Where a file lies or would lie."""
        if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
            raise ValueError("not a SHA-256 in lower-case hexadecimal digits")
        return self._root / digest[:2] / digest[2:4] / digest

    def remove(self, hashes: Collection[str], older_than: timedelta) -> int:
        """Remove these files, and drafts left by a kill, once they are old enough; how many files went."""
        with _disk(), self._locked(fcntl.LOCK_EX):
            limit = self._disk_time() - older_than.total_seconds()
            for draft in (self._root / DRAFTS).iterdir():
                _remove_if_older(draft, limit)
            return sum(_remove_if_older(self.path(digest), limit) for digest in hashes)

    def _write(self, path: Path, content: bytes) -> None:
        draft = self._root / DRAFTS / secrets.token_hex(16)
        try:
            with open(draft, "xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            for folder in (path.parent.parent, path.parent):
                if not folder.exists():
                    folder.mkdir(exist_ok=True, mode=0o700)
                    _fsync_folder(folder.parent)
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)
        _fsync_folder(path.parent)

    def _disk_time(self) -> float:
        """What the disk takes for now: the date it gives to a new file."""
        probe = self._root / DRAFTS / secrets.token_hex(16)
        probe.touch()
        moment = probe.stat().st_mtime
        probe.unlink()
        return moment

    @contextmanager
    def _locked(self, how: int) -> Iterator[None]:
        """Many may put at once; who removes is alone. The lock goes with its process, also when it is killed."""
        with open(self._root / LOCK, "ab") as file:
            fcntl.flock(file, how)
            yield


def _remove_if_older(path: Path, limit: float) -> bool:
    if not path.exists() or path.stat().st_mtime > limit:
        return False
    path.unlink()
    return True


@contextmanager
def _disk() -> Iterator[None]:
    """Trouble with the disk is the outside world being away, said in words."""
    try:
        yield
    except OSError as trouble:
        code = "storage.full" if trouble.errno in FULL else "storage.failing"
        raise Unavailable(code, trouble.strerror or "the disk does not answer") from trouble


def _fsync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""The folder of files: whole or not at all, checked when read, swept with care."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from yimen.gateways.storage.folder import Folder
from yimen.kernel.refusal import Unavailable

PAGE = b"a page of a dossier"
HASH = sha256(PAGE).hexdigest()
DAY = timedelta(days=1)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "files")


def make_older(path: Path, by: timedelta) -> None:
    old = path.stat().st_mtime - by.total_seconds()
    os.utime(path, (old, old))


def kept_in(folder: Folder) -> list[str]:
    """The hashes of all files."""
    return sorted(path.name for path in folder.path(HASH).parents[2].glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*"))


def test_a_file_is_found_under_the_hash_of_its_content(folder: Folder) -> None:
    assert folder.put(PAGE) == HASH

    assert folder.get(HASH) == PAGE
    assert folder.path(HASH).exists()
    assert kept_in(folder) == [HASH]


def test_looking_for_a_file_that_is_not_there_gives_nothing(folder: Folder) -> None:
    assert folder.get(HASH) is None
    assert not folder.path(HASH).exists()


def test_the_same_file_is_kept_once(folder: Folder, tmp_path: Path) -> None:
    folder.put(PAGE)
    first = folder.path(HASH).stat().st_ino

    folder.put(PAGE)

    assert folder.path(HASH).stat().st_ino == first
    assert list((tmp_path / "files" / "drafts").iterdir()) == []


def test_a_file_damaged_on_the_disk_is_never_given_out(folder: Folder) -> None:
    folder.put(PAGE)
    folder.path(HASH).write_bytes(PAGE + b"!")

    with pytest.raises(Unavailable, match=r"storage\.damaged"):
        folder.get(HASH)


@pytest.mark.parametrize("name", ["../../etc/passwd", HASH.upper(), HASH[:-1], ""])
def test_only_a_hash_names_a_file(folder: Folder, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        folder.get(name)


def test_many_hands_put_the_same_files_and_each_is_kept_once(folder: Folder, tmp_path: Path) -> None:
    pages = [f"page {number % 20}".encode() * 500 for number in range(400)]
    hands = [folder, Folder(tmp_path / "files")]

    with ThreadPoolExecutor(8) as pool:
        hashes = set(pool.map(lambda n: hands[n % 2].put(pages[n]), range(len(pages))))

    assert hashes == {sha256(page).hexdigest() for page in pages} == set(kept_in(folder))
    assert all(folder.get(digest) for digest in hashes)
    assert list((tmp_path / "files" / "drafts").iterdir()) == []


def test_of_what_is_to_go_only_the_old_goes(folder: Folder) -> None:
    kept, thrown, young = folder.put(PAGE), folder.put(b"thrown away"), folder.put(b"just put, not yet committed")
    for digest in (kept, thrown):
        make_older(folder.path(digest), 2 * DAY)

    assert folder.remove({thrown, young}, older_than=DAY) == 1
    assert folder.remove({thrown}, older_than=DAY) == 0

    assert set(kept_in(folder)) == {kept, young}
    assert not folder.path(thrown).exists()


def test_what_is_put_again_is_young_again(folder: Folder) -> None:
    folder.put(PAGE)
    make_older(folder.path(HASH), 2 * DAY)
    folder.put(PAGE)

    assert folder.remove({HASH}, older_than=DAY) == 0
    assert folder.path(HASH).exists()


def test_who_removes_clears_the_drafts_a_kill_left_behind(folder: Folder, tmp_path: Path) -> None:
    draft = tmp_path / "files" / "drafts" / "half-written"
    draft.write_bytes(b"half a pa")
    make_older(draft, 2 * DAY)

    assert folder.remove((), older_than=DAY) == 0
    assert not draft.exists()


FILL = """
import resource, signal, sys
from pathlib import Path
from yimen.gateways.storage.folder import Folder
from yimen.kernel.refusal import Unavailable
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder = Folder(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    folder.put(b"x" * 5000)
except Unavailable as away:
    kept, drafts = Path(sys.argv[1]).glob("??/??/*"), (Path(sys.argv[1]) / "drafts").iterdir()
    print(away.code, len(list(kept)), len(list(drafts)))
"""


def test_a_full_disk_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", FILL, str(tmp_path)], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["storage.full", "0", "0"]

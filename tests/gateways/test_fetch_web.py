"""Fetching the front-end libraries: by lock, at once, and with one clear sentence when there is no registry."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A checkout with nothing fetched yet."""
    (tmp_path / "web").mkdir()
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "fetch_web.py", tmp_path / "tools")
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / "web" / name, tmp_path / "web")
    return tmp_path


def fetch(place: Path) -> subprocess.CompletedProcess[str]:
    """Run the fetch where no registry answers and nothing is cached."""
    away = {
        "npm_config_registry": "http://127.0.0.1:9",
        "npm_config_cache": str(place / "cache"),
        "npm_config_fetch_retries": "0",  # nobody will answer there later either: npm need not wait for it
    }
    command = [sys.executable, str(place / "tools" / "fetch_web.py")]
    return subprocess.run(command, env=os.environ | away, capture_output=True, text=True, check=False)


def test_a_missing_registry_is_told_in_one_sentence_and_leaves_nothing_half_done(place: Path) -> None:
    done = fetch(place)

    assert done.returncode == 1
    assert "npm 软件源连不上" in done.stderr and "registry cannot be reached" in done.stderr
    assert "Traceback" not in done.stderr
    assert {path.name for path in (place / "web").iterdir()} == {".npmrc", "package.json", "package-lock.json"}


def test_what_was_fetched_from_the_same_lock_is_not_fetched_again(place: Path) -> None:
    shutil.copytree(ROOT / "web" / "vendor", place / "web" / "vendor")

    done = fetch(place)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_changed_lock_is_fetched_and_the_old_libraries_stand_until_then(place: Path) -> None:
    shutil.copytree(ROOT / "web" / "vendor", place / "web" / "vendor")
    lock = place / "web" / "package-lock.json"
    lock.write_text(lock.read_text() + "\n")

    done = fetch(place)

    assert done.returncode == 1
    assert (place / "web" / "vendor" / "htmx.min.js").is_file()


def test_the_lock_pins_every_package_by_its_hash_and_names_no_host() -> None:
    lock = (ROOT / "web" / "package-lock.json").read_text()

    assert lock.count('"integrity": "sha512-') == lock.count('"node_modules/') > 0
    assert "http" not in lock and '"resolved"' not in lock

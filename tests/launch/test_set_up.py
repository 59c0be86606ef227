"""Setting up: what can be missing on a machine is said in one sentence in each language, and nothing is half made."""

import shutil
import socket
import subprocess
import sys
from collections import namedtuple
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tools import find_browser, set_up
from yimen.assembly.commands import serve
from yimen.assembly.home import Home
from yimen.assembly.supervisor import check_port
from yimen.assembly.trouble import Trouble

Version = namedtuple("Version", "major minor micro releaselevel serial")
Disk = namedtuple("Disk", "total used free")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a lock file and no environment yet."""
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "run.lock").write_text("django==5.2\n")
    monkeypatch.setattr(set_up, "PROJECT", str(tmp_path))
    monkeypatch.setattr(set_up, "ENVIRONMENT", str(tmp_path / ".venv"))
    monkeypatch.setattr(set_up, "PYTHON", str(tmp_path / ".venv" / "bin" / "python"))
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Disk(10**12, 0, 10**12))
    return tmp_path


def refused(capsys: pytest.CaptureFixture[str], sentence: str) -> None:
    """It said this and nothing of a stack."""
    said = capsys.readouterr().err
    assert sentence in said and "Traceback" not in said
    assert len(said.strip().splitlines()) <= 3


def test_an_old_python_is_told_how_to_name_another(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", Version(3, 9, 2, "final", 0))

    assert set_up.main("run") == 1

    refused(capsys, "Python 3.11 or newer is needed")


def test_a_full_disk_is_said_before_anything_is_fetched(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Disk(10**12, 10**12, 10**6))

    assert set_up.main("run") == 1

    refused(capsys, "The disk is too full")
    assert not (place / ".venv").exists()


def test_a_python_that_makes_no_environments_is_told_what_to_install(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(subprocess, "call", lambda *words, **facts: 1)

    assert set_up.main("run") == 1

    refused(capsys, "apt install python3-venv")
    assert not (place / ".venv").exists()


def test_an_environment_whose_making_was_broken_off_is_made_again(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / ".venv" / "bin").mkdir(parents=True)
    (place / ".venv" / "bin" / "python").symlink_to(sys.executable)
    asked: list[list[str]] = []
    monkeypatch.setattr(subprocess, "call", lambda words, **facts: asked.append(words) or "pip" in words)
    monkeypatch.setattr(set_up, "install", lambda lock: "enough")

    assert set_up.main("run") == 1

    assert [words[1:3] for words in asked] == [["-m", "pip"], ["-m", "venv"]]
    refused(capsys, "enough")


@pytest.mark.parametrize(
    ("pip_said", "sentence"),
    [
        ("ERROR: Could not find a version that satisfies the requirement django==5.2\n", "index cannot be reached"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n", "check the mirror"),
        ("ERROR: Could not install packages: [Errno 28] No space left on device\n", "The disk is too full"),
    ],
)
def test_what_pip_complains_of_is_one_sentence_and_the_lock_does_not_count_as_installed(
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    pip_said: str,
    sentence: str,
) -> None:
    Path(set_up.PYTHON).parent.mkdir(parents=True)
    Path(set_up.PYTHON).touch()
    monkeypatch.setattr(set_up, "quietly", lambda words: 0)
    pip = SimpleNamespace(stdout=iter([pip_said]), wait=lambda: 1)
    monkeypatch.setattr(subprocess, "Popen", lambda *words, **facts: pip)

    assert set_up.main("run") == 1

    refused(capsys, sentence)
    assert not Path(set_up.stamp("run")).exists()


def test_without_a_browser_the_tests_do_not_begin(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[dict[str, Any]] = []

    def no_network(words: list[str], **facts: Any) -> SimpleNamespace:
        asked.append(facts)
        return SimpleNamespace(returncode=1)

    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(find_browser, "installed", lambda: False)
    monkeypatch.setattr(subprocess, "run", no_network)

    assert find_browser.main() == 1

    refused(capsys, "apt install chromium")
    assert asked[0]["stdout"] == subprocess.DEVNULL  # no terminal: a log keeps one line


def test_a_port_in_use_is_said_before_anything_starts() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()

        with pytest.raises(Trouble) as trouble:
            check_port("127.0.0.1", other.getsockname()[1])

    assert "make run PORT=" in trouble.value.english and "make run PORT=" in trouble.value.chinese


def test_a_full_disk_is_said_before_the_platform_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Disk(10**12, 10**12, 10**6))

    with pytest.raises(Trouble, match="500 MB needed"):
        serve._check_machine(Home(tmp_path))

"""The home of one installation: the folder that holds everything the embedded default writes.

Resolves YIMEN_HOME, names what lies inside, and makes the secrets at first start (readable by their owner alone).
It never talks to the database and never makes a file by being imported.
"""

import json
import os
import secrets
from dataclasses import asdict, fields
from pathlib import Path

from yimen.assembly.trouble import Trouble
from yimen.kernel.snapshot import snapshot

ROOM_NEEDED = 500_000_000
"""Bytes that must be free: below that nothing is started, and a running city counts as ill."""
PROJECT = Path(__file__).resolve().parents[2]
_PASSED_THROUGH = 0o711  # PostgreSQL's own account passes through to its folder, and lists nothing
_PRIVATE_FOLDER = 0o700
_PRIVATE_FILE = 0o600


@snapshot
class Secrets:
    """What only this installation knows. Losing `field_key` loses every encrypted identity number and phone."""

    django_key: str
    field_key: str
    lookup_key: str
    superuser_password: str
    owner_password: str
    app_password: str
    read_password: str

    @classmethod
    def fresh(cls) -> "Secrets":
        """New ones, 256 bits each, in hexadecimal."""
        return cls(**{field.name: secrets.token_hex(32) for field in fields(cls)})


@snapshot
class Home:
    """Where one installation keeps its things."""

    path: Path

    @property
    def secrets_file(self) -> Path:
        """The generated secrets; part of every backup."""
        return self.path / "keys" / "secrets.json"

    @property
    def keys(self) -> Path:
        """Keys and certificates: secrets, the demo authority, signing keys."""
        return self.path / "keys"

    @property
    def fonts(self) -> Path:
        """Fonts of further scripts, put there by hand: what the house's own have not is printed with these."""
        return self.path / "fonts"

    @property
    def files(self) -> Path:
        """The content-addressed file store."""
        return self.path / "files"

    @property
    def logs(self) -> Path:
        """One log file per child process."""
        return self.path / "logs"

    @property
    def run(self) -> Path:
        """What is true only while the installation runs: lock, pids."""
        return self.path / "run"

    @property
    def postgres(self) -> Path:
        """The data folder of the embedded PostgreSQL."""
        return self.path / "postgres"

    def make(self) -> None:
        """Make the folder and its rooms; asked twice, it does the work once. Trouble when it cannot be written."""
        try:
            self.path.mkdir(mode=_PASSED_THROUGH, parents=True, exist_ok=True)
            for folder in (self.keys, self.files, self.logs, self.run):
                folder.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
        except OSError as refused:
            raise Trouble(
                f"{self.path} cannot be written: {refused.strerror}.", f"无法写入 {self.path}:{refused.strerror}。"
            ) from refused

    def secrets(self) -> Secrets | None:
        """The secrets of this home, or None before its first start."""
        try:
            stored = json.loads(self.secrets_file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        known = {field.name for field in fields(Secrets)}
        return Secrets(**{name: value for name, value in stored.items() if name in known})

    def ensure_secrets(self) -> Secrets:
        """The secrets of this home, made now when there are none."""
        if (present := self.secrets()) is not None:
            return present
        self.make()
        made = Secrets.fresh()
        write_private(self.secrets_file, json.dumps(asdict(made), indent=1))
        return made


def here() -> Home:
    """The home that this process works for: YIMEN_HOME, or `var/` of the project."""
    return Home(Path(os.environ.get("YIMEN_HOME") or PROJECT / "var").expanduser().resolve())


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE_FILE)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)

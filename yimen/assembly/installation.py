"""What a command finds standing when it runs: nothing, the settings, or the database with the current tables.

The console finds this module by name, because a door does not know the roof.
"""

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from importlib import import_module

import django

from yimen.assembly.database import address, prepare_database
from yimen.assembly.embedded import EmbeddedServer
from yimen.assembly.home import PROJECT, Home, here, write_private
from yimen.assembly.trouble import Trouble

TROUBLED = 2


def perform(needs: str, work: Callable[[], int]) -> int:
    """Do `work` when what it needs stands; say in one sentence what is missing otherwise."""
    try:
        if needs == "nothing":
            return work()
        home = here()
        home.ensure_secrets()
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.assembly.settings")
        django.setup()
        import_module("yimen.assembly.wiring").wire()
        with ready_database(home) if needs == "database" else nullcontext():
            return work()
    except Trouble as trouble:
        print(f"{trouble.chinese}\n{trouble.english}", file=sys.stderr)
        return TROUBLED


@contextmanager
def ready_database(home: Home) -> Iterator[None]:
    """Have the database answer, with today's tables in it."""
    with server_of(home):
        if not is_prepared(home):
            prepare_database(address(home))
            note_prepared(home)
        yield


@contextmanager
def server_of(home: Home) -> Iterator[None]:
    """Have the server run: the embedded one is started for the time when nobody else has, one by URL runs anyway."""
    if os.environ.get("YIMEN_DATABASE_URL"):
        yield
        return
    with EmbeddedServer.of(home).running():
        yield


def is_prepared(home: Home) -> bool:
    """Whether this home's database was made ready by exactly these migrations and rights."""
    note = home.run / "prepared"
    return note.is_file() and note.read_text() == _fingerprint(home)


def note_prepared(home: Home) -> None:
    """Remember it, so that a warm start need not ask the database."""
    home.make()
    write_private(home.run / "prepared", _fingerprint(home))


def _fingerprint(home: Home) -> str:
    digest = hashlib.sha256(address(home).administrator.encode())
    package = PROJECT / "yimen"
    for source in sorted([*package.glob("**/migrations/*.py"), package / "assembly" / "database.py"]):
        digest.update(source.read_bytes())
    return digest.hexdigest()

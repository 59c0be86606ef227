"""The database of the tests: a real PostgreSQL, and operations run in it as `yimen_app`, never as its owner.

How to write a test:

- A test that needs no database asks for nothing.
- Most database tests ask for `db` (or carry `@pytest.mark.django_db`). Everything the test does lies in one
  transaction that is rolled back; `transaction.atomic()` inside becomes a savepoint. About a millisecond.
- What many tests begin with (`office`, `desk`) stands in that transaction behind a savepoint, founded once for one test
  after the other: `@standing` in tests/standing.py. Founding an office anew costs a fifth of a second; a test does so
  only when it wants another one.
- A test about commits, locks, races, seals, threads, other processes or the owner's rights asks for `own_database`.
  It gets a database of its own, a copy of the clean one that is washed afterwards for whoever comes next
  (tests/washing.py: a copy costs up to a second, a wash a hundredth of it). Commits are real there, and every thread
  that uses Django's connections gets into it. Such a thread ends with `connections.close_all()`.
  `own_database.administrator` goes into YIMEN_DATABASE_URL of another process.
- A whole module (a journey with a sample city) can share one: a module fixture that does
  `with fresh_database() as where: ...`.
- Rows of another role: `connections["owner"]`, `connections["read"]` (in `own_database` only: they do not see what
  a `db` test has not committed).

The server is the embedded one, in a folder of its own, without fsync, and begins as a copy of the run's made home
(tests/made_home.py); YIMEN_TEST_DATABASE_URL names another one
(a superuser's URL; for several workers one each, with blanks between), as `.ci/run` does with PostgreSQL 15.
YIMEN_HOME is a folder of the run: no test touches `var/`. Whoever tests again and again lets a server stand and says
YIMEN_TEST_KEEP=1: the migrated database is then kept there by the digest of what makes it, and copied instead of made
(5 s and more). Others may test on that server at the same time, so nothing stays standing between two tests; who has it
to themselves says YIMEN_TEST_KEEP=alone.
"""

import gc
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as properties
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests import made_home
from tests.standing import GROUND, builders, forget, side_by_side
from tests.washing import Laundry
from yimen.assembly import database
from yimen.assembly.embedded import SETTINGS, SUPERUSER, UNSAFE_SETTINGS, EmbeddedServer
from yimen.assembly.home import Home
from yimen.threshold import clock

# Properties are about what is true, never about how fast a loaded machine finds it out.
properties.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
properties.load_profile("house")

HOUSE = Path(__file__).resolve().parents[1] / "yimen"
TEST_HOME = Home(made_home.folder("test"))
MADE = "yimen"
"""The database of a made home."""
Elsewhere = Callable[[database.Address], AbstractContextManager[None]]
_NUMBERS = count(1)
#: Folders whose tests share what is dear to make. With several workers each begins with one of them at once, or all
#: would wait for them in the end.
TOGETHER = ("journeys", "launch", "house_rules")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database-only", action="store_true", help="only the tests that touch the database, no journeys")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Several workers share the work by files; what shares a city or a home, a whole folder, goes to one of them.

    The mark `xdist_group` would say the same, but what pytest-xdist 3.8 writes into a test's id is not heard by
    pytest 9: every test went to whoever was free, and every worker built every module's town.
    """
    return SideBySide(config, log)


class SideBySide(LoadScopeScheduling):  # type: ignore[misc]
    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return next((folder for folder in TOGETHER if folder in Path(file).parts), file)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is read in stays to the end: looking through it for rubbish, again and again, took a tenth of every run."""
    gc.disable()
    collected = yield
    gc.freeze()
    gc.set_threshold(7_000, 10, 10)
    gc.enable()
    return collected


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--database-only"):
        config.hook.pytest_deselected(items=[item for item in items if not _touches_the_database(item)])
        items[:] = [item for item in items if _touches_the_database(item)]
    _constants_are_the_kernels()
    items.sort(key=_longest_first)
    items[:] = side_by_side(items)


def _constants_are_the_kernels() -> None:
    """One time in twenty hypothesis tries a number or a word that stands in the sources: those of the rules that it
    tests. To look through all two thousand files for theirs took each worker from three to nine seconds."""
    if providers := sys.modules.get("hypothesis.internal.conjecture.providers"):
        others = (id(module) for name, module in sys.modules.items() if not name.startswith("yimen.kernel"))
        providers._seen_modules.update(others)


def _longest_first(item: pytest.Item) -> int:
    return next((n for n, folder in enumerate(TOGETHER) if folder in item.path.parts), len(TOGETHER))


def _touches_the_database(item: pytest.Item) -> bool:
    if "journeys" in item.path.parts or item.path.stem == "test_api_fuzz":
        return False  # what a browser or a stranger to our rules asks is the same whichever server answers
    asked_for = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(asked_for & {"db", "test_database"})


def pytest_configure(config: pytest.Config) -> None:
    os.environ.pop("YIMEN_DATABASE_URL", None)
    os.environ["YIMEN_HOME"] = str(TEST_HOME.path)
    TEST_HOME.make()
    settings.YIMEN_HOME = TEST_HOME.path
    settings.YIMEN_FILES = TEST_HOME.files
    settings.YIMEN_KEYS = TEST_HOME.keys
    secrets = settings.YIMEN_SECRETS = TEST_HOME.ensure_secrets()
    settings.YIMEN_VAULT_KEYS = {"1": bytes.fromhex(secrets.field_key)}
    settings.YIMEN_HASH_KEY = bytes.fromhex(secrets.lookup_key)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if config.getoption("numprocesses", None) and not _server_is_given():
        made_home.begin()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        made_home.take_away()
    shutil.rmtree(TEST_HOME.path, ignore_errors=True)


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """The superuser's URL of the server of this run, without a database name at its end."""
    if given := _server_is_given():
        # A server for each worker: what is still open in one database holds back the journal's readers in all of them.
        yield given[int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % len(given)]
        return
    made = made_home.standing()
    subprocess.run(["cp", "-a", made.postgres, TEST_HOME.postgres], check=True)
    password = EmbeddedServer.of(made).superuser_password
    server = EmbeddedServer(TEST_HOME.postgres, password, {**SETTINGS, **UNSAFE_SETTINGS})
    server.start()
    yield f"postgresql://{SUPERUSER}:{password}@/postgres?host={quote(str(server.socket_folder), safe='')}"
    server.stop()


def _server_is_given() -> list[str]:
    return os.environ.get("YIMEN_TEST_DATABASE_URL", "").split()


@pytest.fixture(scope="session")
def clean_database(server_url: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The name of the migrated database that nobody writes into: all others of this run begin as its copies."""
    if not _server_is_given():
        database.make_roles(named_database(server_url, MADE))
        yield MADE
        return
    with django_db_blocker.unblock():
        kept = _kept(server_url) if os.environ.get("YIMEN_TEST_KEEP") else ""
        clean = kept or _migrated(server_url, f"yimen_clean_{os.getpid()}")
    yield clean
    if not kept:
        drop_database(server_url, clean)


@pytest.fixture(scope="session")
def test_database(
    server_url: str, clean_database: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[database.Address]:
    """The database that all `db` tests share."""
    where = _copied(server_url, clean_database)
    database.configure(where)
    yield where
    with django_db_blocker.unblock():
        GROUND.clear()
    connections.close_all()
    drop_database(server_url, where.name)


@pytest.fixture
def django_db_setup(
    test_database: database.Address, django_db_blocker: DjangoDbBlocker, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Stands in for pytest-django's own: our database is made by `prepare_database`, like a real one.

    What the test asks for that stands is laid before the test's own savepoint begins.
    """
    with django_db_blocker.unblock():
        GROUND.lay(builders(request.node))
    yield
    if os.environ.get("YIMEN_TEST_KEEP", "alone") != "alone":
        with django_db_blocker.unblock():
            GROUND.clear()  # an office left standing would hold back the journal's readers of everybody there


@pytest.fixture(scope="session")
def elsewhere(test_database: database.Address, django_db_blocker: DjangoDbBlocker) -> Elsewhere:
    """Takes this process into another database for as long as a `with` lasts.

    What stands is taken down first: a connection with an open transaction cannot be closed, it would stay dead for
    whoever comes next; and what is open in one database holds back the journal's readers in all of them.
    """

    @contextmanager
    def entered(where: database.Address) -> Iterator[None]:
        with django_db_blocker.unblock():
            GROUND.clear()
            database.configure(where)
            forget()
            yield
            GROUND.clear()
            database.configure(test_database)

    return entered


@pytest.fixture(scope="session")
def fresh_database(
    server_url: str, clean_database: str, elsewhere: Elsewhere
) -> Iterator[Callable[[], AbstractContextManager[database.Address]]]:
    """Lends databases for as long as a `with` lasts: empty cities with real commits."""
    laundry = Laundry(ready=[_copied(server_url, clean_database)])
    laundry.inspect(laundry.ready[0])

    @contextmanager
    def fresh() -> Iterator[database.Address]:
        where = laundry.ready.pop() if laundry.ready else _copied(server_url, clean_database)
        with elsewhere(where):
            yield where
        if laundry.washed(where):
            laundry.ready.append(where)
        else:
            drop_database(server_url, where.name)

    yield fresh
    for left in laundry.ready:
        drop_database(server_url, left.name)


@pytest.fixture(autouse=True)
def in_the_language_of_the_house() -> Iterator[None]:
    """Who read a page in English, or in a language of a guide, leaves nothing of it to whoever comes next."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def at_its_own_hour() -> None:
    """A moved clock runs on from when the process began: without this a test that is told five to nine would begin
    some minutes later, the later the longer the run has taken, and a clerk who came in time would be late."""
    clock._STARTED = datetime.now(UTC)


@pytest.fixture
def own_database(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[database.Address]:
    """A database of the test's own, with real commits."""
    with fresh_database() as where:
        yield where


def _copied(server_url: str, clean: str) -> database.Address:
    where = named_database(server_url, f"yimen_test_{os.getpid()}_{next(_NUMBERS)}")
    _copy(server_url, clean, where.name)
    return where


def named_database(server_url: str, name: str) -> database.Address:
    return database.by_url(psycopg.conninfo.make_conninfo(server_url, dbname=name))


def _kept(server_url: str) -> str:
    """Migrate once for all runs that have the same migrations; two runs that begin together wait for each other."""
    kept = f"yimen_kept_{_digest_of_the_tables()}"
    with psycopg.connect(server_url, autocommit=True) as waiting:
        waiting.execute("SELECT pg_advisory_lock(hashtext(%s))", [kept])
        if not waiting.execute("SELECT 1 FROM pg_database WHERE datname = %s", [kept]).fetchone():
            making = _migrated(server_url, f"yimen_making_{os.getpid()}")
            waiting.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*map(sql.Identifier, (making, kept))))
    return kept


def _migrated(server_url: str, name: str) -> str:
    drop_database(server_url, name)  # one that was left half made
    where = named_database(server_url, name)
    database.configure(where)
    database.prepare_database(where)
    connections.close_all()
    return name


def _digest_of_the_tables() -> str:
    digest = hashlib.sha256()
    written = ("assembly/database.py", "kernel/lists.py", "kernel/criteria.py", "registries/catalogue/synonyms.py")
    for file in sorted([*HOUSE.rglob("migrations/*.py"), *(HOUSE / file for file in written)]):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _copy(server_url: str, old: str, new: str) -> None:
    """File by file: where nothing is forced to a disk that costs half as much as page by page."""
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY file_copy").format(
                sql.Identifier(new), sql.Identifier(old), sql.Identifier(database.Role.OWNER)
            )
        )


def drop_database(server_url: str, name: str) -> None:
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

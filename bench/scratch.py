"""The scratch server and database of a bench: durable like a real one, empty, and never a real city's."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

from yimen.assembly import database
from yimen.assembly.embedded import SETTINGS, SUPERUSER, EmbeddedServer

PASSWORD = "of-this-bench-only"


@dataclass(frozen=True)
class Figure:
    """One measured figure. `limit` and `peer` are figures of their own, measured in the same run."""

    name: str
    value: float
    unit: str
    better: str
    limit: float | None = None
    peer: float | None = None
    ratio_to_limit: float | None = None
    ratio_to_peer: float | None = None
    n: int = 0


def tell(figure: Figure) -> None:
    print(json.dumps(asdict(figure)), flush=True)


def url_of(server: EmbeddedServer, name: str) -> str:
    return f"postgresql://{SUPERUSER}:{PASSWORD}@/{name}?host={quote(str(server.socket_folder), safe='')}"


@contextmanager
def scratch_server() -> Iterator[EmbeddedServer]:
    """A PostgreSQL of the bench's own, with the settings a city runs with (durable commits)."""
    with tempfile.TemporaryDirectory(prefix="yimen-bench-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)
        server = EmbeddedServer(Path(folder) / "postgres", PASSWORD, SETTINGS)
        server.start()
        try:
            yield server
        finally:
            server.stop()


def scratch_city(url: str) -> database.Address:
    """The database at `url`, migrated and empty; one that holds cases or items is refused."""
    where = database.by_url(url)
    database.configure(where)
    database.prepare_database(where)
    refuse_a_real_city(where.administrator)
    return where


def refuse_a_real_city(administrator: str) -> None:
    """End the bench when the database holds cases or items: it would overwrite a city."""
    with psycopg.connect(administrator) as connection:
        (held,) = connection.execute(
            "select exists (select from cases_case) or exists (select from catalogue_item)"
        ).fetchone() or (True,)
    if held:
        raise SystemExit(
            "这个数据库里有真实事项或办件，不能用来测速。 This database holds items or cases; a bench will not touch it."
        )

"""catalogue_import: a prefecture's whole catalogue, written by one city and brought into an empty one, by the console's way.

Every item passes the rules, is indexed for the search and told to the journal. Limit: the same items copied into the
tables without rules, journal or report. The memory is the peak of the process that imports.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connections

from bench import prefecture
from bench.scratch import Figure, scratch_city, scratch_server, tell, url_of
from yimen.registries.catalogue.exchange.exporting import write_items
from yimen.threshold import clock


def main() -> None:
    """Print the rate, the seconds and the memory of bringing it in, and of asking for the same again."""
    with scratch_server() as server, TemporaryDirectory(prefix="yimen-bench-") as folder:
        file = Path(folder) / "prefecture.json"
        full = scratch_city(url_of(server, "full"))
        filled = prefecture.fill(full.administrator)
        written = write_items(file, lambda done: None, clock.now())
        connections.close_all()
        first = _apart(url_of(server, "empty"), file)
        again = _apart(url_of(server, "empty"), file)
        assert (first["new"], again["unchanged"], again["new"]) == (written, written, 0), (first, again)
        limit = filled.items / filled.seconds
        rate = written / first["seconds"]
        tell(Figure("catalogue_import", round(rate, 1), "items/s", "higher", round(limit, 1), None,
                    round(rate / limit, 3), None, written))  # fmt: skip
        tell(Figure("catalogue_import_seconds", round(first["seconds"], 1), "s", "lower", n=written))
        tell(Figure("catalogue_import_memory", round(first["megabytes"], 0), "MB", "lower", n=written))
        tell(Figure("catalogue_import_again_seconds", round(again["seconds"], 1), "s", "lower", n=written))


def _apart(url: str, file: Path) -> dict[str, float]:
    """The import in a process of its own, as the console runs it."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.import_apart", url, str(file)], capture_output=True, text=True, check=True,
        env={**os.environ},
    )  # fmt: skip
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told

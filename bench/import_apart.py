"""The import of catalogue_import, in a process of its own: `python -m bench.import_apart DATABASE_URL FILE`."""

import json
import os
import resource
import sys
import time
from importlib import import_module
from pathlib import Path


def bring_in(url: str, file: Path) -> None:
    """Prepare the database of a URL, import the file, print what came of it."""
    import_module("django").setup()
    database = import_module("yimen.assembly.database")
    where = database.by_url(url)
    database.configure(where)
    database.prepare_database(where)
    clock = import_module("yimen.threshold.clock")
    importing = import_module("yimen.registries.catalogue.exchange.importing")
    system = import_module("yimen.kernel.actor").SYSTEM
    started = time.perf_counter()
    report = importing.import_items(file, lambda done: None, by=system, now=clock.now())
    seconds = time.perf_counter() - started
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {"new": report.new, "unchanged": report.unchanged, "refused": report.refused}
    print(json.dumps({**told, "seconds": seconds, "megabytes": megabytes}))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.assembly.settings")
    bring_in(sys.argv[1], Path(sys.argv[2]))

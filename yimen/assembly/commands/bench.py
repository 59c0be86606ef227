"""`yimen bench NAME`: measures, as JSON lines, in a scratch database of its own. Works from a checkout."""

import argparse
import os
import tempfile
from importlib import import_module
from pathlib import Path

from yimen.assembly.home import PROJECT, Home
from yimen.assembly.trouble import Trouble

BENCHES = (
    "case_life",
    "lists",
    "item_lists",
    "catalogue_import",
    "finding",
    "publishing",
    "clocks",
    "warning_sweep",
    "reproject",
    "documents",
    "starting",
)
#: Which bench measures a figure.
FIGURES = {
    "worklist_p95": "lists",
    "my_cases_p95": "lists",
    "list_page_p95": "item_lists",
    "list_excel": "item_lists",
    "list_pdf": "item_lists",
    "search_p95": "finding",
    "suggest_p95": "finding",
    "publish_version": "publishing",
    "documents_unsealed": "documents",
    "documents_sealed": "documents",
    "clock_days": "clocks",
    "clock_minutes": "clocks",
    "warm_start": "starting",
    "web_and_worker_memory": "starting",
}
NAMES = ("all", *BENCHES, *FIGURES)


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("bench", help="measure, as JSON lines; progress goes to standard error")
    parser.add_argument(
        "name", choices=NAMES, nargs="?", default="all", metavar="NAME", help=f"测什么 · what: {', '.join(NAMES)}"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the bench in a home of its own, so that no real city is ever touched."""
    if not (PROJECT / "bench").is_dir():
        raise Trouble("The benches are in the source checkout only.", "测速程序只在源代码目录中提供。")
    name = FIGURES.get(arguments.name, arguments.name)
    with tempfile.TemporaryDirectory(prefix="yimen-bench-home-") as folder:
        os.environ.pop("YIMEN_DATABASE_URL", None)
        os.environ["YIMEN_HOME"] = folder
        home = Home(Path(folder))
        home.make()
        home.ensure_secrets()
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.assembly.settings")
        import_module("django").setup()
        import_module("bench.main").run(name)
    return 0

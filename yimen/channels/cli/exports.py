"""`yimen export items FILE`: the catalogue as a file that can be brought in again without losing a word."""

import argparse
import json
import sys
from pathlib import Path

from yimen.kernel.refusal import Refusal
from yimen.registries.catalogue.exchange.exporting import write_items
from yimen.threshold import clock
from yimen.threshold.sentences import sentence

EVERY = 100


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("export", help="导出 · write files that can be brought in again")
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True)
    items = kinds.add_parser("items", help="事项 · items to .json, .csv or .xlsx")
    items.add_argument(
        "file", type=Path, metavar="FILE", help="写到哪里：.json、.csv 或 .xlsx · where to: .json, .csv or .xlsx"
    )
    items.add_argument("--json", action="store_true", dest="as_json")
    items.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the file; status 1 with one sentence when it cannot be written."""
    quiet = arguments.as_json or not sys.stderr.isatty()
    try:
        written = write_items(arguments.file, _silence if quiet else _progress, clock.now())
    except Refusal as refusal:
        print(f"{sentence(refusal)} · {sentence(refusal, 'en')}", file=sys.stderr)
        return 1
    if not quiet and written >= EVERY:
        print(file=sys.stderr)
    if arguments.as_json:
        print(json.dumps({"file": str(arguments.file), "items": written}, ensure_ascii=False))
    else:
        print(f"已导出 {written} 个事项 · {written} items written: {arguments.file}")
    return 0


def _progress(done: int) -> None:
    if done % EVERY == 0:
        print(f"\r已导出 {done} 个 · {done} items", end="", file=sys.stderr, flush=True)


def _silence(done: int) -> None:
    """Nobody watches."""

"""`yimen import certificates FILE --source FROM`: certificates of before 存量入库, with a report by line."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from yimen.kernel.actor import SYSTEM
from yimen.kernel.refusal import Refusal
from yimen.kernel.stock import COLUMNS
from yimen.threshold import clock
from yimen.threshold.names.cases import STOCK_FLAWS
from yimen.threshold.sentences import sentence
from yimen.threshold.stock_files import StockReport, enter_file

SHOWN = 50


def register_import(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the kind."""
    parser = acts.add_parser("certificates", help="存量证照（CSV） · certificates of before")
    parser.add_argument("file", type=Path, metavar="FILE.csv", help=f"列 columns: {'、'.join(COLUMNS.values())}")
    parser.add_argument("--source", required=True, help="来源 · from which system or register they come")
    parser.add_argument("--json", action="store_true", dest="as_json")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Enter the file; status 0 when no line was refused, 1 when one was, 2 when the file cannot be read."""
    silent = arguments.as_json or not sys.stderr.isatty()
    try:
        report = enter_file(
            arguments.file, arguments.source, _silence if silent else _progress, by=SYSTEM, now=clock.now()
        )
    except OSError as away:
        print(f"打不开文件：{away.strerror} · The file cannot be opened: {away.strerror}", file=sys.stderr)
        return 2
    except Refusal as refusal:
        print(f"{sentence(refusal)} · {sentence(refusal, 'en')}", file=sys.stderr)
        return 2
    print(json.dumps(asdict(report), ensure_ascii=False) if arguments.as_json else _as_table(report))
    return 1 if report.refused else 0


def _silence(read: int) -> None:
    """Nobody looks on."""


def _progress(read: int) -> None:
    print(f"\r{read:,}", end="", file=sys.stderr, flush=True)


def _as_table(report: StockReport) -> str:
    counts = f"读 read {report.read}  新 new {report.new}  已有 known {report.known}  拒 refused {report.refused}"
    flaws = [f"  {STOCK_FLAWS[flaw]} {number}" for flaw, number in report.flaws.items()]
    lines = [f"{one.line}: {STOCK_FLAWS[one.flaw]} {COLUMNS.get(one.column, '')}" for one in report.lines[:SHOWN]]
    return "\n".join([counts, *flaws, *lines])

"""`yimen import structure`: regions, offices, centres, windows, posts, staff and letters out of one workbook."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from yimen.kernel.actor import SYSTEM
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.sentences import sentence
from yimen.threshold.structure.workbook import Report, apply_workbook, write_template, write_workbook


def register_import(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the kind."""
    parser = acts.add_parser("structure", help="机构与人员（Excel） · regions, offices, posts, staff, letters")
    parser.add_argument("file", type=Path, metavar="FILE.xlsx", help="工作簿 · the workbook")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--template", action="store_true", help="改为写出空模板 · write an empty template instead")
    what.add_argument("--export", action="store_true", help="改为写出现有内容 · write what there is instead")
    parser.add_argument("--json", action="store_true", dest="as_json")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Apply the workbook; status 0 when no line was refused, 1 when one was, 2 when the file cannot be read."""
    now = clock.now()
    try:
        if arguments.template or arguments.export:
            arguments.file.write_bytes(write_template() if arguments.template else write_workbook(now))
            return 0
        report = apply_workbook(arguments.file.read_bytes(), by=SYSTEM, now=now)
    except OSError as away:
        print(f"打不开文件：{away.strerror} · The file cannot be opened: {away.strerror}", file=sys.stderr)
        return 2
    except Refusal as refusal:
        print(f"{sentence(refusal)} · {sentence(refusal, 'en')}", file=sys.stderr)
        return 2
    print(json.dumps(asdict(report), ensure_ascii=False) if arguments.as_json else _as_table(report))
    return 1 if report.refused else 0


def _as_table(report: Report) -> str:
    counts = (
        f"读 read {report.read}  新 new {report.new}  改 changed {report.changed}"
        f"  不变 unchanged {report.unchanged}  拒 refused {report.refused}"
    )
    return "\n".join([counts, *(f"{row.sheet} {row.line}: {row.message} ({row.code})" for row in report.lines)])

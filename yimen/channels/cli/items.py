"""`yimen import items FILE`, `yimen items show CODE` and `yimen search WORDS`: the catalogue from the console."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from yimen.kernel.actor import SYSTEM
from yimen.registries.catalogue import queries
from yimen.registries.catalogue.counting import census
from yimen.registries.catalogue.ended import ended
from yimen.registries.catalogue.exchange.importing import Report, count_lines, import_items
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.catalogue.search import search, understood
from yimen.registries.dated import day_of
from yimen.threshold import clock, spelling
from yimen.threshold.elements.table import KINDS
from yimen.threshold.found import why_found
from yimen.threshold.sentences import sentence
from yimen.threshold.structure.places import KEPT
from yimen.threshold.words.ended import fate

SHOWN = 30
LEVELS = {"warned": "提醒", "refused": "拒绝"}
#: How wide the bar of an import is.
BAR = 30


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both commands to the console."""
    items = subparsers.add_parser("items", help="事项 · the catalogue")
    verbs = items.add_subparsers(metavar="VERB", required=True)
    show = verbs.add_parser("show", help="一个事项 · one item by its ref or any of its codes")
    show.add_argument("code", metavar="CODE", help="事项编码、ref 或地方编码 · implementation or local code, or ref")
    show.add_argument("--json", action="store_true")
    show.set_defaults(run=_show)
    count = verbs.add_parser("count", help="计数 · how many items there are, by each counter, as of now")
    count.add_argument(
        "--units",
        choices=("all", "own"),
        default="all",
        help="all 全部单位，own 不含中央和省属单位 · own: without central and provincial units",
    )
    count.add_argument("--json", action="store_true")
    count.set_defaults(run=_count)
    find = subparsers.add_parser("search", help="搜索 · find items by plain words, pinyin or code")
    find.add_argument("words", nargs="+", metavar="WORDS", help="要找什么，如 开饭店 · what to look for")
    find.add_argument("--json", action="store_true")
    find.set_defaults(run=_search)


def register_import(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `items` to the kinds of files that can be brought in."""
    items = acts.add_parser("items", help="事项 · items from CSV, Excel or JSON")
    items.add_argument("file", type=Path, metavar="FILE", help="CSV（UTF-8 / GB 18030）、.xlsx、.xls、.ods、.json")
    items.add_argument("--json", action="store_true")
    items.set_defaults(run=_import)


def _show(chosen: argparse.Namespace) -> int:
    view = queries.in_force(chosen.code, clock.now())
    if view is None:
        gone = ended(chosen.code, clock.now())
        print("没有找到这个事项 · no such item" if gone is None else fate(gone), file=sys.stderr)
        if chosen.json:
            print("null")
        return 1
    if chosen.json:
        print(json.dumps(told_of(view), ensure_ascii=False, default=_plain))
        return 0
    print(f"{view.name}  {view.code}\n{view.office_name}  {'仅供查阅' if view.guide_only else f'第 {view.number} 版'}")
    for word, limit in (("承诺", view.promised), ("法定", view.statutory)):
        if limit is not None:
            print(f"{word} {spelling.amount(limit.amount, limit.unit)}")
    for material in view.materials:
        print(f"  - {material.name}")
    return 0


def told_of(view: ItemView) -> dict[str, object]:
    """An item in force as the command contract has it: version, both limits, materials, and all that it says."""
    told = {name: value for name, value in asdict(view).items() if name not in ("item_id", "version_id", "office_id")}
    terms = told["terms"]
    return {
        **told,
        "code": view.code,
        "version": view.version,
        "promised": terms["promised"],
        "statutory": terms["statutory"],
        "materials": terms["materials"],
    }


def _count(chosen: argparse.Namespace) -> int:
    now = clock.now()
    counted = census(now, day_of(now), chosen.units)
    if chosen.json:
        print(json.dumps(asdict(counted), ensure_ascii=False, default=_plain))
        return 0
    total = counted.total
    print(f"截至 as of {now.isoformat(timespec='minutes')}  部门 units: {counted.units}")
    print(f"办理项（细项）handling items {total.handling_items}  实施事项（大项）items {total.items}"
          f"  基本目录 base items {total.base_items}  可网上申报 online {total.online}")  # fmt: skip
    for kind in counted.kinds:
        print(f"  {kind.kind} {KINDS.get(kind.kind, '')}  {kind.counted.handling_items}")
    for office in counted.offices:
        print(f"  {office.name}  {KEPT[office.affiliation]}  {office.counted.handling_items}")
    return 0


def _search(chosen: argparse.Namespace) -> int:
    words = " ".join(chosen.words)
    hits = search(words, clock.now())
    if chosen.json:
        told = {
            "words": words,
            "understood": understood(words),
            "hits": [
                {
                    "ref": hit.row.ref,
                    "name": hit.row.name,
                    "office": hit.row.office_name,
                    "guide_only": hit.row.guide_only,
                    "reason": hit.reason,
                    "why": why_found(hit),
                    "said": hit.said,
                    "matched": hit.matched,
                    "score": hit.score,
                    "offices": hit.offices,
                    "beside": [asdict(other) for other in hit.beside],
                }
                for hit in hits
            ],
        }
        print(json.dumps(told, ensure_ascii=False))
        return 0
    for hit in hits:
        others = f"(另有 {hit.others} 处)" if hit.others else ""
        print(f"{hit.row.name}  {hit.row.office_name}{others}  [{why_found(hit)}]")
    return 0


def _plain(value: object) -> str | int | float:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    raise TypeError(type(value).__name__)


def _import(chosen: argparse.Namespace) -> int:
    heard = _silence if chosen.json or not sys.stderr.isatty() else Progress(count_lines(chosen.file), sys.stderr)
    report = import_items(chosen.file, heard, by=SYSTEM, now=clock.now())
    if isinstance(heard, Progress):
        heard.end()
    if chosen.json:
        print(json.dumps(as_json(report), ensure_ascii=False))
    else:
        _print(report)
    return 0 if report.refused == 0 else 1


def as_json(report: Report) -> dict[str, object]:
    """The report as the command contract has it."""
    return {
        "read": report.read,
        "new": report.new,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "warned": report.warned,
        "refused": report.refused,
        "lines": [
            {"line": one.line, "level": one.level, "code": one.why.code, "message": sentence(one.why)}
            for one in report.lines
        ],
    }


def _print(report: Report) -> None:
    print(f"读 read {report.read}  新 new {report.new}  改 changed {report.changed}  不变 unchanged {report.unchanged}"
          f"  提醒 warned {report.warned}  拒 refused {report.refused}")  # fmt: skip
    for one in report.lines[:SHOWN]:
        print(f"  {one.line}: {LEVELS.get(one.level, one.level)} {one.level}: {sentence(one.why)} ({one.why.code})")
    if len(report.lines) > SHOWN:
        left = len(report.lines) - SHOWN
        print(f"  …还有 {left} 条，用 --json 查看全部 · {left} more, all of them with --json")


class Progress:
    """A bar for somebody who watches: how much of the file is done, in lines and in hundredths."""

    def __init__(self, lines: int, screen: TextIO) -> None:
        self._lines, self._screen, self._done = max(lines, 1), screen, 0

    def __call__(self, page: Report) -> None:
        if not page.read:
            return
        self._done += page.read
        share = min(self._done / self._lines, 1)
        # Plain signs: blocks are two columns wide on a Chinese terminal, and the line would break.
        bar = ("#" * round(share * BAR)).ljust(BAR, "-")
        words = f"\r[{bar}] {share:4.0%}  {self._done:,} / {self._lines:,} 行 · lines"
        print(words, end="", file=self._screen, flush=True)

    def end(self) -> None:
        """The bar stays as it is; what follows begins on a line of its own."""
        if self._done:
            print(file=self._screen)


def _silence(page: Report) -> None:
    """Nobody watches."""

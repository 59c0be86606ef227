"""`yimen lists [CODE]`: which lists there are and how long, one of them whole, or what an item lacks to be on it."""

import argparse
import json
import sys
from collections.abc import Iterator

from yimen.insight.lists import explaining, queries
from yimen.insight.lists.rows import ListRow, Narrowed
from yimen.kernel.lists import ListDefinition
from yimen.threshold import clock, listing


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the console."""
    lists = subparsers.add_parser("lists", help="清单 · the lists, or one of them whole")
    lists.add_argument(
        "code",
        nargs="?",
        default="",
        metavar="LIST",
        help="清单代码，如 fees；不填列出全部 · a list, such as fees; none: all",
    )
    lists.add_argument("--office", default="", metavar="REF", help="只看这个部门的事项 · only the items of this office")
    lists.add_argument(
        "--why", default="", metavar="ITEM", help="这个事项为什么不在清单上 · what this item lacks to be on the list"
    )
    lists.add_argument("--json", action="store_true")
    lists.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    if not chosen.code:
        return _all(chosen.json)
    of = listing.definition(chosen.code)
    if of is None:
        print("null" if chosen.json else "没有这张清单 · no such list")
        return 1
    return _why(of, chosen.why, chosen.json) if chosen.why else _one(of, Narrowed(office=chosen.office), chosen.json)


def _all(as_json: str) -> int:
    counted = queries.counts(clock.now())
    if as_json:
        told = [{"list": one.code, "name": listing.LIST_NAMES[one.code], "items": one.items} for one in counted]
        print(json.dumps(told, ensure_ascii=False))
        return 0
    for one in counted:
        print(f"{one.code:14} {one.items:7,}  {listing.LIST_NAMES[one.code]}")
    return 0


def _one(of: ListDefinition, narrowed: Narrowed, as_json: str) -> int:
    now = clock.now()
    total, rows = queries.total(of, narrowed, now), queries.whole(of, narrowed, now)
    lines = listing.as_open_data(of, total, rows, narrowed, now) if as_json else _in_words(of, rows)
    if not as_json:
        print(
            f"{listing.LIST_NAMES[of.code]}  {listing.counted_words(total, now)}  {listing.batch_words(of.code, now)}"
        )
    for line in lines:
        sys.stdout.write(line)
    return 0


def _in_words(of: ListDefinition, rows: Iterator[ListRow]) -> Iterator[str]:
    for row in rows:
        for cells in listing.flat(of, row):
            yield "\t".join(cells) + "\n"


def _why(of: ListDefinition, item: str, as_json: str) -> int:
    found = explaining.why(of, item, clock.now())
    if found is None:
        print("null" if as_json else "没有找到这个在实施的事项 · no such item in force")
        return 1
    if as_json:
        print(json.dumps({"ref": found.ref, "name": found.name, "missing": found.needs}, ensure_ascii=False))
        return 0
    print(
        f"{found.name}  {'在清单上 · on the list' if not found.needs else '不在清单上，差 · not on the list, lacking:'}"
    )
    for need in found.needs:
        print(f"  - {listing.NEEDS[need]} ({need})")
    return 0

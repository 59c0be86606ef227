"""`yimen sample build`: the fictional 示范市, for demonstrations and tests. Asked twice, it does the work once."""

import argparse

from django.conf import settings

from yimen.assembly.home import here, write_private
from yimen.assembly.sample.build import build
from yimen.assembly.sample.deck import USUAL_SIZE
from yimen.assembly.sample.people import accounts_told
from yimen.assembly.supervisor import speak
from yimen.assembly.trouble import Trouble
from yimen.threshold import clock
from yimen.threshold.stillness import keep_still


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("sample", help="the fictional 示范市, built through the operations")
    verbs = parser.add_subparsers(metavar="build", required=True)
    building = verbs.add_parser(
        "build", help="补建缺的部分 · build what is missing; goes on where a killed build stood"
    )
    building.add_argument(
        "--cases", type=int, default=USUAL_SIZE, help="另建多少办件 · cases besides the featured ones (%(default)s)"
    )
    building.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Build the sample city, a line at a time."""
    if not settings.YIMEN_DEMO:
        raise Trouble(
            "The sample city is for demonstrations only: YIMEN_DEMO=0 forbids it.",
            "示范市仅用于演示，YIMEN_DEMO=0 时不可建立。",
        )
    now = clock.now()
    with keep_still():
        built = build(now, speak, arguments.cases)
    write_private(here().run / "accounts.txt", accounts_told(now))
    speak(f"示范市已建成：{built.cases} 个办件（本次新增 {built.added}） / the sample city is complete")
    return 0

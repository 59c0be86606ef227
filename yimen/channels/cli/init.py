"""`yimen init`: make an empty real city and print the one-time code of its first administrator."""

import argparse
import json
import sys

from django.conf import settings
from django.urls import reverse

from yimen.kernel.actor import SYSTEM
from yimen.kernel.refusal import Refusal
from yimen.registries.people import operations
from yimen.threshold import clock
from yimen.threshold.run import run as do
from yimen.threshold.sentences import sentence


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("init", help="新建城市 · make an empty real city")
    parser.add_argument("--city", required=True, metavar="名称", help="城市名称 · name of the city")
    parser.add_argument("--code", required=True, metavar="12位代码", help="行政区划代码 · its twelve-digit code")
    parser.add_argument("--json", action="store_true", dest="as_json")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Found the city; the code is shown this once and kept nowhere."""
    try:
        founded = do(operations.found_city, name=arguments.city, code=arguments.code, by=SYSTEM, now=clock.now())
    except Refusal as refusal:
        print(f"{sentence(refusal)}\n{sentence(refusal, 'en')}", file=sys.stderr)
        return 1
    page = reverse("workbench:first")
    if arguments.as_json:
        print(
            json.dumps({"code": founded.code, "until": founded.until.isoformat(), "page": reverse("workbench:first")})
        )
        return 0
    page = reverse("workbench:first")
    demo = "\n演示模式开着：真实城市请用 YIMEN_DEMO=0 启动。 · Demo mode is on: start a real city with YIMEN_DEMO=0."
    print(
        f"{arguments.city} 已建好。首任管理员请在 24 小时内打开 {page}，输入一次性口令：\n"
        f"The city stands. Its first administrator opens {page} within 24 hours and enters the one-time code:\n\n"
        f"    {founded.code}\n{demo if settings.YIMEN_DEMO else ''}"
    )
    return 0

"""`yimen staff invite`: a one-time code for a member of staff, from the console of the machine itself.

The way back when nobody can sign in to administration any more: the only administrator lost their telephone, or let the
code of `yimen init` go by. Whoever may run it holds the keys of the city anyway; the journal tells that it was done.
"""

import argparse
import json
import sys

from django.urls import reverse
from django.utils.timezone import localtime

from yimen.kernel.actor import SYSTEM
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NoSuchThing
from yimen.registries.people import operations, queries
from yimen.threshold import clock
from yimen.threshold.run import run as do
from yimen.threshold.sentences import sentence


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("staff", help="人员 · a one-time code for somebody shut out")
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)
    invite = acts.add_parser("invite", help="一次性口令，重设登录名、口令和验证器 · a code to set the login up anew")
    invite.add_argument("number", metavar="工号", help="如 0001（首任管理员） · staff number; 0001 is the first one")
    invite.add_argument("--json", action="store_true", dest="as_json")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the code; it is shown this once and kept nowhere."""
    now = clock.now()
    try:
        member = queries.staff_by_number(arguments.number)
        if member is None:
            raise NoSuchThing(what="staff")
        invited = do(operations.invite_staff, member.ref, by=SYSTEM, now=now)
    except Refusal as refusal:
        print(f"{sentence(refusal)}\n{sentence(refusal, 'en')}", file=sys.stderr)
        return 1
    page = reverse("workbench:first")
    if arguments.as_json:
        print(json.dumps({"code": invited.code, "until": invited.until.isoformat(), "page": page}))
    else:
        until = localtime(invited.until).strftime("%Y-%m-%d %H:%M")
        print(f"{member.number} {member.name}：{until} 前打开 {page} 输入 · open it and enter until then:\n")
        print(f"    {invited.code}")
    return 0

"""The console command `yimen`: a table of commands, each in a module that is loaded only when it is asked for.

A command's module has `register(subparsers)`, which adds its parser and sets `run`: a function from the parsed
arguments to the exit status. What a command needs (nothing, the settings, the database) stands in the table, and is
there when `run` is called: an embedded server that is not running is started for the time of the command.
"""

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from importlib import import_module

from yimen.channels.cli.explaining import Parser, explain
from yimen.kernel.snapshot import snapshot

Run = Callable[[argparse.Namespace], int]


class Needs(StrEnum):
    """What must stand before a command runs."""

    RULES = "rules"  # the kernel alone: the installation is not even looked at
    NOTHING = "nothing"
    SETTINGS = "settings"
    DATABASE = "database"


@snapshot
class Command:
    """Where a command lives, what it needs, and what `yimen --help` says about it."""

    module: str
    needs: Needs
    help: str


COMMANDS: dict[str, Command] = {
    "clock": Command("yimen.channels.cli.clock", Needs.RULES, "计时 · when a limit or a case falls due, day by day"),
    "journal": Command("yimen.channels.cli.journal", Needs.DATABASE, "留痕 · has anybody altered the record?"),
    "archive": Command("yimen.channels.cli.archives", Needs.RULES, "归档卷核验 · was an archive file altered?"),
    "covers": Command("yimen.channels.cli.covers", Needs.RULES, "能力与测试 · which tests prove which capability"),
    "serve": Command("yimen.assembly.commands.serve", Needs.NOTHING, "启动平台 · start everything; Ctrl-C stops it"),
    "migrate": Command("yimen.assembly.commands.migrate", Needs.SETTINGS, "准备或升级数据库 · make the database ready"),
    "doctor": Command("yimen.assembly.commands.doctor", Needs.SETTINGS, "自检 · what is in order and what to do"),
    "sample": Command("yimen.assembly.commands.sample", Needs.DATABASE, "示范市 · the fictional city of the demo"),
    "bench": Command("yimen.assembly.commands.bench", Needs.NOTHING, "测速 · measure, as JSON lines"),
    "worker": Command(
        "yimen.assembly.commands.worker", Needs.DATABASE, "后台任务（serve 会自动启动）· documents, messages, the clock"
    ),
    "backup": Command("yimen.assembly.commands.backup", Needs.SETTINGS, "备份 · database, files and keys in one file"),
    "init": Command("yimen.channels.cli.init", Needs.DATABASE, "新建城市 · make an empty real city"),
    "staff": Command("yimen.channels.cli.staff", Needs.DATABASE, "人员 · a one-time code for somebody shut out"),
    "import": Command("yimen.channels.cli.imports", Needs.DATABASE, "导入 · bring in files, with a report by line"),
    "export": Command("yimen.channels.cli.exports", Needs.DATABASE, "导出 · write files that can be brought in again"),
    "items": Command(
        "yimen.channels.cli.items", Needs.DATABASE, "事项 · one item of the catalogue, or how many there are"
    ),
    "search": Command("yimen.channels.cli.items", Needs.DATABASE, "搜索 · find items by plain words, pinyin or code"),
    "lists": Command("yimen.channels.cli.lists", Needs.DATABASE, "清单 · the lists, or one of them whole"),
    "restore": Command("yimen.assembly.commands.restore", Needs.NOTHING, "恢复 · a backup into an empty home"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status says how it went (2: called wrongly or the installation is not in order)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    name = next((word for word in words if not word.startswith("-")), "")
    command = COMMANDS.get(name)
    if command is None or words[0] != name:
        _overview().parse_args(words)
        _overview().print_help()
        return 0 if not words else 2
    try:
        if command.needs is Needs.RULES:
            return _run(name, command, words)
        # The roof prepares what a command needs; a door may not know it, so it is found by name.
        installation = import_module("yimen.assembly.installation")
        return int(installation.perform(str(command.needs), lambda: _run(name, command, words)))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1


def _run(name: str, command: Command, words: Sequence[str]) -> int:
    parser = Parser(prog="yimen")
    subparsers = parser.add_subparsers(required=True)
    import_module(command.module).register(subparsers)
    explain(subparsers.choices[name], command.help)
    chosen = parser.parse_args(words)
    run: Run = chosen.run
    gc.enable()  # `python -m yimen` had put it off
    return run(chosen)


def _overview() -> argparse.ArgumentParser:
    parser = Parser(
        prog="yimen",
        description="一门 · one door to government",
        epilog="yimen COMMAND --help 说明一条命令 · explains one command",
    )
    subparsers = parser.add_subparsers(metavar="COMMAND")
    for name, command in sorted(COMMANDS.items()):
        subparsers.add_parser(name, help=command.help)
    explain(parser)
    return parser

"""Explaining: `--help` of every command says in both languages what it is for; a wrong call says where that stands."""

import argparse
from typing import NoReturn


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line; the usage is one --help away."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} · 用法 usage: {self.prog} --help\n")


def explain(parser: argparse.ArgumentParser, what: str = "") -> None:
    """Give a command and those below it the sentence by which their list names them, and headings in both languages."""
    parser.description = parser.description or what
    for group in parser._action_groups:
        group.title = _HEADINGS.get(group.title or "", group.title)
    for action in parser._actions:
        if isinstance(action, argparse._HelpAction):
            action.help = "显示说明 · show this help"
        elif isinstance(action, argparse._SubParsersAction):
            said = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, child in action.choices.items():
                explain(child, said.get(name, ""))
        elif "--json" in action.option_strings:
            action.help = action.help or "输出 JSON，供程序读取 · print JSON for programs"


_HEADINGS = {"positional arguments": "参数 · arguments", "options": "选项 · options"}

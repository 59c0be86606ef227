"""Verbs of the terminals: keep them, sit at one, help somebody there, file, and take the result."""

from yimen.engine.centre.terminals.operations.filing import (
    file_at_terminal,
    file_by_post_at_terminal,
    file_matter_at_terminal,
)
from yimen.engine.centre.terminals.operations.helping import help_at_terminal, leave_alone
from yimen.engine.centre.terminals.operations.keeping import (
    TerminalActivated,
    TerminalCode,
    TerminalKept,
    activate_terminal,
    give_terminal_code,
    register_terminal,
    retire_terminal,
)
from yimen.engine.centre.terminals.operations.sitting import SittingSaid, begin_sitting, end_sitting, stay_at_terminal
from yimen.engine.centre.terminals.operations.taking import ResultTaken, take_at_terminal

__all__ = [
    "ResultTaken",
    "SittingSaid",
    "TerminalActivated",
    "TerminalCode",
    "TerminalKept",
    "activate_terminal",
    "begin_sitting",
    "end_sitting",
    "file_at_terminal",
    "file_by_post_at_terminal",
    "file_matter_at_terminal",
    "give_terminal_code",
    "help_at_terminal",
    "leave_alone",
    "register_terminal",
    "retire_terminal",
    "stay_at_terminal",
    "take_at_terminal",
]

"""Publication: what a version of an item must say before it may bind the office and be applied for.

Pure: it looks at the terms and at what the catalogue knows beside them, and names every rule with the element it
concerns, its basis and what came of it. It never says who may publish. Why a rule refuses or only warns:
docs/decisions/0041.
"""

from yimen.kernel.publication.materials import asked_together
from yimen.kernel.publication.rule import Check, Facts, Fault, Level, Outcome, Rule
from yimen.kernel.publication.table import RULES, WAIVABLE, broken, checks, faults, warnings
from yimen.kernel.publication.texts import CONTROL, LONGEST_NAME, LONGEST_TEXT, unsound_texts
from yimen.kernel.time.amounts import DAY_MINUTES, UNIT_MINUTES, minutes

__all__ = (
    "CONTROL",
    "DAY_MINUTES",
    "LONGEST_NAME",
    "LONGEST_TEXT",
    "RULES",
    "UNIT_MINUTES",
    "WAIVABLE",
    "Check",
    "Facts",
    "Fault",
    "Level",
    "Outcome",
    "Rule",
    "asked_together",
    "broken",
    "checks",
    "faults",
    "minutes",
    "unsound_texts",
    "warnings",
)

"""Writing a model as lines of text: a stage begins with 阶段, its items follow group by group, then its sittings.

阶段 施工许可 | 示范市住房和城乡建设局 | 15
1 | 0001…实施编码
2 可选 | …
1 简化免 | …
联合图审 | 牵头部门 | 部门、部门 | 8.3
"""

from datetime import datetime
from decimal import Decimal, InvalidOperation

from yimen.kernel.writing import NoSuchThing, NotInList
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.project_models.operations import ModelSaid, SittingSaid, StageSaid
from yimen.threshold.names.projects import SITTING_KINDS

STAGE, CHOSEN, SPARED, SITED = "阶段", "可选", "简化免", "先选址"
_KINDS = {words: code for code, words in SITTING_KINDS.items()}


class _Stage:
    """A stage while its lines are read."""

    def __init__(self, name: str, lead: str, days: Decimal) -> None:
        self.name, self.lead, self.days = name, lead, days
        self.items: list[tuple[str, int]] = []
        self.chosen: list[str] = []
        self.spared: list[str] = []
        self.sittings: list[SittingSaid] = []
        self.needs_site = "no"

    def said(self) -> StageSaid:
        return StageSaid(
            self.name, self.lead, self.days, tuple(self.items), tuple(self.chosen), tuple(self.spared),
            tuple(self.sittings), self.needs_site,
        )  # fmt: skip


def model_said(name: str, days: Decimal, lines: str, now: datetime, days_before: Decimal | None = None) -> ModelSaid:
    """A model out of its lines; refuses with NoSuchThing what nobody is called, with NotInList what is no line."""
    names = {row.name: row.ref for row in offices.offices(day_of(now))}
    stages: list[_Stage] = []
    for line in (one.strip() for one in lines.split("\n") if one.strip()):
        cells = [cell.strip() for cell in line.replace("｜", "|").split("|")]
        if cells[0].startswith(STAGE):
            if len(cells) not in (3, 4) or cells[3:] not in ([], [SITED]):
                raise NotInList(field="stages")
            stages.append(_Stage(cells[0].removeprefix(STAGE).strip(), _office(names, cells[1]), _amount(cells[2])))
            stages[-1].needs_site = "yes" if cells[3:] else "no"
        elif not stages:
            raise NotInList(field="stages")
        elif cells[0] in _KINDS and len(cells) == 4:
            asked = tuple(_office(names, one.strip()) for one in cells[2].split("、") if one.strip())
            stages[-1].sittings.append(
                SittingSaid(_KINDS[cells[0]], _office(names, cells[1]), asked, _amount(cells[3]))
            )
        else:
            _item(stages[-1], cells, now)
    return ModelSaid(name, days, tuple(one.said() for one in stages), days_before)


def _item(stage: _Stage, cells: list[str], now: datetime) -> None:
    words = cells[0].split()
    if len(cells) != 2 or not words or not words[0].isdecimal() or len(words[0]) > 2:
        raise NotInList(field="stages")
    view = catalogue.in_force(cells[1], now)
    if view is None:
        raise NoSuchThing(what="item")
    stage.items.append((view.ref, int(words[0])))
    if CHOSEN in words:
        stage.chosen.append(view.ref)
    if SPARED in words:
        stage.spared.append(view.ref)


def _office(names: dict[str, str], name: str) -> str:
    if name not in names:
        raise NoSuchThing(what="office")
    return names[name]


def _amount(typed: str) -> Decimal:
    try:
        return Decimal(typed)
    except InvalidOperation:
        raise NotInList(field="stages") from None

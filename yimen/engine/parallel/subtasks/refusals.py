"""How the subtasks say no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class SubtaskUnknown(Refusal):
    """There is no such subtask for this actor."""

    code: ClassVar[str] = "subtask.unknown"
    ref: str


class UnitUnknown(Refusal):
    """There is no such unit in force, or it is the office that answers for the case itself."""

    code: ClassVar[str] = "subtask.unit_unknown"


class LevelDecides(Refusal):
    """A zone's template lays this decision at this level: it says yes or no, and sends nothing back."""

    code: ClassVar[str] = "subtask.level_decides"


class AskedAlready(Refusal):
    """This unit is being asked for the same work in this case, or the case has as many subtasks as it may have."""

    code: ClassVar[str] = "subtask.asked_already"


class MaterialUnknown(Refusal):
    """Only materials of the case go along with its subtask."""

    code: ClassVar[str] = "subtask.material_unknown"
    material: str

"""Village points 七个一 and the five marks of a town centre 一门受理、窗口办理、限时办结、统一收费、全程代理.

Pure readings of facts that were gathered elsewhere: what is missing is named, never just counted.
"""

from enum import StrEnum

from yimen.kernel.snapshot import snapshot


class One(StrEnum):
    """The seven ones: 一个场地、一块牌子、一套制度、一个公示栏、一名代办员、一套办事须知、一本台账."""

    PLACE = "place"
    PLATE = "plate"
    RULES = "rules"
    BOARD = "board"
    AGENT = "agent"
    GUIDES = "guides"
    LEDGER = "ledger"


class Feature(StrEnum):
    """What of the seven must be stated, because no other record shows it."""

    PLATE = "plate"
    RULES = "rules"


class Mark(StrEnum):
    """The five marks of a town centre's one-stop way."""

    ONE_DOOR = "one_door"
    WINDOWS = "windows"
    IN_TIME = "in_time"
    ONE_CASHIER = "one_cashier"
    AGENCY = "agency"


@snapshot
class PointFacts:
    """What is known of a village point on a day."""

    address: str
    phone: str
    features: frozenset[str]
    agents: int
    items: int


@snapshot
class TownFacts:
    """What is known of a town centre: other doors, staffed windows, late and overdue cases, fees, cashiers, points."""

    other_doors: int
    staffed_windows: int
    late: int
    items_with_fees: int
    cashiers: int
    points: int
    points_without_agent: int


def missing_ones(facts: PointFacts) -> tuple[One, ...]:
    """What a village point lacks of the seven. Board and ledger are electronic: they lack when nobody keeps them."""
    there = {
        One.PLACE: bool(facts.address),
        One.PLATE: Feature.PLATE in facts.features,
        One.RULES: Feature.RULES in facts.features,
        One.BOARD: bool(facts.phone),
        One.AGENT: facts.agents > 0,
        One.GUIDES: facts.items > 0,
        One.LEDGER: facts.agents > 0,
    }
    return tuple(one for one in One if not there[one])


def missing_marks(facts: TownFacts) -> tuple[Mark, ...]:
    """Which of the five marks a town centre lacks."""
    there = {
        Mark.ONE_DOOR: facts.other_doors == 0,
        Mark.WINDOWS: facts.staffed_windows > 0,
        Mark.IN_TIME: facts.late == 0,
        Mark.ONE_CASHIER: facts.items_with_fees == 0 or facts.cashiers > 0,
        Mark.AGENCY: facts.points > 0 and facts.points_without_agent == 0,
    }
    return tuple(mark for mark in Mark if not there[mark])

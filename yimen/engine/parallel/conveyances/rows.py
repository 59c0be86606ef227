"""What conveyances show: frozen rows, never models."""

from datetime import date, datetime
from decimal import Decimal

from yimen.kernel.conveyance.facts import ConveyanceKind, Homes, Side
from yimen.kernel.conveyance.rules import Tax
from yimen.kernel.conveyance.standing import LevyState, ReviewStanding, TaxStanding
from yimen.kernel.conveyance.taxes import AccountStep
from yimen.kernel.snapshot import snapshot


@snapshot
class TitleShareRow:
    """Somebody who gives or takes a share."""

    number: int
    side: Side
    name: str
    over: int
    under: int
    homes: Homes
    proof: str
    """The material that proves it, by its name."""
    proof_code: str


@snapshot
class LevyLineRow:
    """One tax of one share: the account from top to bottom, with the law of each rule."""

    tax: Tax
    holder: str
    base_fen: int
    fen: int
    share: str
    """"1/2"; empty for the whole."""
    steps: tuple[AccountStep, ...]
    law: str
    relief_law: str


@snapshot
class LevyRow:
    """A levy with its lines; a preview has no reference yet."""

    ref: str
    number: int
    state: LevyState
    fen: int
    price_fen: int
    area: int
    lines: tuple[LevyLineRow, ...]
    made_by: str
    made_at: datetime | None
    ended_at: datetime | None
    reason: str
    others_fen: int = 0
    """What the other side owes in all, for a reader who sees the lines of one side."""


@snapshot
class ConveyanceTask:
    """A child task: whose it is, how far, and how long it took of working time."""

    code: str
    opinion_ref: str
    office_name: str
    work: str
    state: str
    stance: str
    began_at: datetime | None
    due_at: datetime | None
    ended_at: datetime | None
    lamp: str


@snapshot
class ConveyanceStepTime:
    """A step of the way from one moment to another, in tenths of a working day."""

    step: str
    began_at: datetime
    ended_at: datetime
    days: Decimal


@snapshot
class FloorPlanRow:
    """The plan of the unit."""

    unit_number: str
    area: int
    sheet: str
    drawn_by: str
    drawn_at: datetime


@snapshot
class ConveyanceBill:
    """The one bill: its payment code and how it stands."""

    ref: str
    code: str
    state: str
    due_fen: int
    paid_fen: int
    refunded_fen: int
    payer: str
    online: str
    refund_waits: str
    """yes: money is on its way back."""


@snapshot
class ConveyanceRow:
    """A conveyance in a list: both sides beside each other."""

    ref: str
    case_ref: str
    case_number: str
    item_name: str
    applicant_name: str
    kind: ConveyanceKind
    review: ReviewStanding
    tax: TaxStanding
    joined: str
    """yes: registration, taxes and plan have been done."""
    due_at: datetime | None
    lamp: str


@snapshot
class ConveyanceView:
    """Everything one page about a conveyance needs."""

    row: ConveyanceRow
    revision: int
    price_fen: int
    area: int
    signed_on: date
    bought_on: date | None
    original_fen: int
    costs_fen: int
    shares: tuple[TitleShareRow, ...]
    declared_at: datetime
    corrected_at: datetime | None
    tasks: tuple[ConveyanceTask, ...]
    plan: FloorPlanRow | None
    levy: LevyRow | None
    earlier: tuple[LevyRow, ...]
    bill: ConveyanceBill | None
    payer_name: str
    payer_relation: str
    stopped_at: datetime | None
    stopped_by: str
    overall: int
    """Working days that the template allows."""
    times: tuple[ConveyanceStepTime, ...]
    may_correct: str
    may_levy: str
    may_draw: str
    may_name_payer: str
    may_bill: str


@snapshot
class MayDeclare:
    """What the window is offered before anything is declared: who applies, and what may prove a claim."""

    case_ref: str
    applicant_name: str
    proofs: tuple[tuple[str, str], ...]
    """The materials that were handed in, by code and name."""


@snapshot
class ConveyanceTime:
    """How long conveyances of a kind took: how many, their average, the limit, and how many took longer."""

    kind: ConveyanceKind
    count: int
    days: Decimal
    overall: int
    late: int
    steps: tuple[tuple[str, int, Decimal], ...]
    """Each step with how many were measured and their average."""

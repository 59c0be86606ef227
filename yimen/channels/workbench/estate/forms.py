"""What somebody typed about a conveyance, as it is said to its operations. Money is typed in yuan, areas in square
metres."""

from decimal import Decimal, InvalidOperation

from yimen.channels.workbench.duty.forms import Form
from yimen.engine.parallel.conveyances.operations.declaring import ConveyanceSaid, ShareSaid
from yimen.kernel.conveyance.facts import ConveyanceIncomplete, ConveyanceKind, Homes, SharesUneven, Side
from yimen.kernel.writing import NotInList

ROWS = 4
"""How many people a side has on the form; more come with the door for programs."""


def conveyance_said(form: Form) -> ConveyanceSaid:
    """The whole form. Refuses with ConveyanceIncomplete, SharesUneven, NotInList, NotMoney or NotADay."""
    kind = form.text("kind")
    if kind not in list(ConveyanceKind):
        raise NotInList(field="kind")
    return ConveyanceSaid(
        ConveyanceKind(kind),
        form.fen("price"),
        area(form.text("area")),
        form.day("signed_on"),
        tuple(share for side in Side for n in range(1, ROWS + 1) if (share := _share(form, side, n)) is not None),
        form.day_or_none("bought_on"),
        form.fen("original", 0),
        form.fen("costs", 0),
    )


def area(typed: str) -> int:
    """Square metres in hundredths."""
    try:
        exact = Decimal(typed.strip()) * 100
    except InvalidOperation:
        raise ConveyanceIncomplete(field="area") from None
    if not exact.is_finite() or exact != exact.to_integral_value() or not 0 < exact < 10**9:
        raise ConveyanceIncomplete(field="area")
    return int(exact)


def _share(form: Form, side: Side, n: int) -> ShareSaid | None:
    """A line of the form; an empty one is nobody."""
    name = form.text(f"{side}_name_{n}").strip()
    if not name:
        return None
    over, _, under = (form.text(f"{side}_share_{n}").strip() or "1").partition("/")
    if not (over.isascii() and over.isdigit() and (under or "1").isascii() and (under or "1").isdigit()):
        raise SharesUneven(side=side)
    homes = form.text(f"{side}_homes_{n}") or "more"
    if homes not in list(Homes) or len(over) > 5 or len(under) > 5:
        raise NotInList(field="homes")
    return ShareSaid(side, name, int(over), int(under or "1"), Homes(homes), form.text(f"{side}_proof_{n}"))


_PERSON = ("name", "share", "homes", "proof")
FIELDS = " ".join(
    (
        "act kind price area signed_on bought_on original costs reason payer relation unit sheet fen",
        *(f"{side}_{what}_{n}" for side in Side for what in _PERSON for n in range(1, ROWS + 1)),
    )
)
"""What these forms may hold."""

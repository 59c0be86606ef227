"""What is done with a conveyance: declared, corrected, taxed, drawn, billed, and what happens by itself."""

from yimen.engine.parallel.conveyances.operations.by_itself import follow_conveyances
from yimen.engine.parallel.conveyances.operations.declaring import correct_conveyance, declare_conveyance
from yimen.engine.parallel.conveyances.operations.drawing import draw_plan
from yimen.engine.parallel.conveyances.operations.levying import levy_taxes
from yimen.engine.parallel.conveyances.operations.paying import name_payer, open_tax_bill

__all__ = (
    "correct_conveyance",
    "declare_conveyance",
    "draw_plan",
    "follow_conveyances",
    "levy_taxes",
    "name_payer",
    "open_tax_bill",
)

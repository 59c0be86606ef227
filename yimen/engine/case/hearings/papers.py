"""Which act of a hearing makes which paper. A table, never an if-chain."""

from collections.abc import Mapping

from yimen.kernel.papers import PaperKind

PAPERS: Mapping[str, PaperKind] = {
    "hearing_called": PaperKind.HEARING,
    "hearing_recorded": PaperKind.HEARING_RECORD,
}

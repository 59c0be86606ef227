"""What is done with village checks: sealed, passed or returned, withdrawn or set aside, and put on paper."""

from yimen.engine.public.village_checks.operations.checking import seal_in_village
from yimen.engine.public.village_checks.operations.closing import set_check_aside, withdraw_from_town
from yimen.engine.public.village_checks.operations.papers import make_village_check_paper
from yimen.engine.public.village_checks.operations.reviewing import pass_in_town, return_to_village

__all__ = (
    "make_village_check_paper",
    "pass_in_town",
    "return_to_village",
    "seal_in_village",
    "set_check_aside",
    "withdraw_from_town",
)

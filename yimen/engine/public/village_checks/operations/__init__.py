"""What is done with village checks: sealed in the village, passed or returned in the town, and put on paper."""

from yimen.engine.public.village_checks.operations.checking import seal_in_village
from yimen.engine.public.village_checks.operations.papers import make_village_check_paper
from yimen.engine.public.village_checks.operations.reviewing import pass_in_town, return_to_village

__all__ = ("make_village_check_paper", "pass_in_town", "return_to_village", "seal_in_village")

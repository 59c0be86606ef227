"""What is done with personal codes: one is shown, and opens something once."""

from yimen.engine.centre.personal_codes.operations.opening import enter_with_code, open_with_code
from yimen.engine.centre.personal_codes.operations.showing import show_code

__all__ = ["enter_with_code", "open_with_code", "show_code"]

"""What is done with a matter: written on one form, handed in once, at home or at the window, delivered together."""

from yimen.engine.centre.matters.operations.delivering import hand_out
from yimen.engine.centre.matters.operations.handing_in import finish, submit, take_in
from yimen.engine.centre.matters.operations.writing import attach, detach, discard, keep, renew, start

__all__ = ["attach", "detach", "discard", "finish", "hand_out", "keep", "renew", "start", "submit", "take_in"]

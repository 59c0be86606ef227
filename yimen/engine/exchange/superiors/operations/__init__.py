"""What is done with superior platforms: registered, told, reckoned with, and heard."""

from yimen.engine.exchange.superiors.operations.filing import take_filing
from yimen.engine.exchange.superiors.operations.hearing import take_result
from yimen.engine.exchange.superiors.operations.keeping import (
    SuperiorOpened,
    SuperiorSaid,
    close_superior,
    open_superior,
    renew_superior_key,
    set_superior_code,
    settle_superior_finding,
)
from yimen.engine.exchange.superiors.operations.reckoning import reckon_day
from yimen.engine.exchange.superiors.operations.telling import follow_upward, number_words, send_words

__all__ = [
    "SuperiorOpened",
    "SuperiorSaid",
    "close_superior",
    "follow_upward",
    "number_words",
    "open_superior",
    "reckon_day",
    "renew_superior_key",
    "send_words",
    "set_superior_code",
    "settle_superior_finding",
    "take_filing",
    "take_result",
]

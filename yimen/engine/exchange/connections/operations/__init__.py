"""What is done with connected systems: kept on the register, jumped to, asked, heard, and reckoned with."""

from yimen.engine.exchange.connections.operations.asking import SystemAnswered, ask_system
from yimen.engine.exchange.connections.operations.hearing import (
    CountTaken,
    Silenced,
    WordTaken,
    raise_silence,
    take_count,
    take_word,
)
from yimen.engine.exchange.connections.operations.jumping import JumpRedeemed, JumpTicket, jump, redeem_jump
from yimen.engine.exchange.connections.operations.keeping import (
    connect_system,
    disconnect_system,
    renew_connection_key,
)
from yimen.engine.exchange.connections.register import Connecting, SystemConnected

__all__ = [
    "Connecting",
    "CountTaken",
    "JumpRedeemed",
    "JumpTicket",
    "Silenced",
    "SystemAnswered",
    "SystemConnected",
    "WordTaken",
    "ask_system",
    "connect_system",
    "disconnect_system",
    "jump",
    "raise_silence",
    "redeem_jump",
    "renew_connection_key",
    "take_count",
    "take_word",
]

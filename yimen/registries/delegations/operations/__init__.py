"""What can be done about powers: announce a document, hand items down, end that, centralise, take over."""

from yimen.registries.delegations.operations.announce import Announced, Entry, announce
from yimen.registries.delegations.operations.delegate import HandedDown, delegate
from yimen.registries.delegations.operations.end import DelegationEnded, end_delegation
from yimen.registries.delegations.operations.hold import HandlingSet, TakenOverBy, set_handling, take_over

__all__ = [
    "Announced",
    "DelegationEnded",
    "Entry",
    "HandedDown",
    "HandlingSet",
    "TakenOverBy",
    "announce",
    "delegate",
    "end_delegation",
    "set_handling",
    "take_over",
]

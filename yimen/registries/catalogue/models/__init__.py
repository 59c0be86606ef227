"""Tables of the catalogue: what exists in law, items with their versions, their changes, and what they share."""

from yimen.registries.catalogue.models.base_items import BaseItem, BaseItemTerm, ProofDecision
from yimen.registries.catalogue.models.changes import Change, ChangeReview, Comment, NoticeTerm, Round, Suspension
from yimen.registries.catalogue.models.items import DecisionRight, Item, ItemText, ItemVersion, Waiver
from yimen.registries.catalogue.models.libraries import DataElement, MaterialEntry, Synonym, SynonymWord
from yimen.registries.catalogue.models.reform import Baseline, Petition, Rectification

__all__ = [
    "BaseItem",
    "BaseItemTerm",
    "Baseline",
    "Change",
    "ChangeReview",
    "Comment",
    "DataElement",
    "DecisionRight",
    "Item",
    "ItemText",
    "ItemVersion",
    "MaterialEntry",
    "NoticeTerm",
    "Petition",
    "ProofDecision",
    "Rectification",
    "Round",
    "Suspension",
    "Synonym",
    "SynonymWord",
    "Waiver",
]

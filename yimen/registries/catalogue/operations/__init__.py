"""What can be done to the catalogue: found an item, draft a version, publish it, withdraw it, take in a foreign one.

A published version is never rewritten: a change is the next version. Every act stands in the version's chain.
"""

from yimen.registries.catalogue.drafts import Draft, ForeignItem
from yimen.registries.catalogue.operations.drafting import amend_draft, discard_draft, draft_version
from yimen.registries.catalogue.operations.founding import found_item
from yimen.registries.catalogue.operations.publishing import publish, withdraw_item
from yimen.registries.catalogue.operations.taking_in import take_in

__all__ = [
    "Draft",
    "ForeignItem",
    "amend_draft",
    "discard_draft",
    "draft_version",
    "found_item",
    "publish",
    "take_in",
    "withdraw_item",
]

"""What can be done to the catalogue: draft, propose, review, show to the public, decide; and take in what is foreign.

A published version is never rewritten: a change is the next version. Every act stands in a chain of the journal.
"""

from yimen.registries.catalogue.drafts import Draft, ForeignItem, Grounds, Removed
from yimen.registries.catalogue.operations.base_items import end_base_item, enter_base_item, restate_base_item
from yimen.registries.catalogue.operations.deciding import put_in_force
from yimen.registries.catalogue.operations.drafting import amend_draft, discard_draft, draft_version, restore_version
from yimen.registries.catalogue.operations.founding import found_item
from yimen.registries.catalogue.operations.grading import grade_item
from yimen.registries.catalogue.operations.library import (
    change_data_element,
    change_material,
    end_data_element,
    end_material,
    enter_data_element,
    enter_material,
    merge_data_elements,
    merge_materials,
)
from yimen.registries.catalogue.operations.notice_days import set_notice_days
from yimen.registries.catalogue.operations.noticing import answer_comment, comment_on
from yimen.registries.catalogue.operations.petitioning import Wish, answer_petition, send_petition
from yimen.registries.catalogue.operations.proposing import propose_for_item, propose_version
from yimen.registries.catalogue.operations.publishing import adopt_version, publish, withdraw_item
from yimen.registries.catalogue.operations.rectifying import (
    close_rectification,
    follow_rectifications,
    open_rectification,
)
from yimen.registries.catalogue.operations.restating import Restated, restate_item
from yimen.registries.catalogue.operations.reviewing import (
    pass_change,
    pass_without_notice,
    send_back,
    withdraw_change,
)
from yimen.registries.catalogue.operations.rounds import found_round, keep_baseline
from yimen.registries.catalogue.operations.saying import add_synonym, change_synonym, count_use, remove_synonym
from yimen.registries.catalogue.operations.settling import settle_proof
from yimen.registries.catalogue.operations.taking_in import Handed, take_in, take_in_many
from yimen.registries.catalogue.operations.translating import keep_translation, show_translation
from yimen.registries.catalogue.operations.waiving import waive_rule

__all__ = [
    "Draft",
    "ForeignItem",
    "Grounds",
    "Handed",
    "Removed",
    "Restated",
    "Wish",
    "add_synonym",
    "adopt_version",
    "amend_draft",
    "answer_comment",
    "answer_petition",
    "change_data_element",
    "change_material",
    "change_synonym",
    "close_rectification",
    "comment_on",
    "count_use",
    "discard_draft",
    "draft_version",
    "end_base_item",
    "end_data_element",
    "end_material",
    "enter_base_item",
    "enter_data_element",
    "enter_material",
    "follow_rectifications",
    "found_item",
    "found_round",
    "grade_item",
    "keep_baseline",
    "keep_translation",
    "merge_data_elements",
    "merge_materials",
    "open_rectification",
    "pass_change",
    "pass_without_notice",
    "propose_for_item",
    "propose_version",
    "publish",
    "put_in_force",
    "remove_synonym",
    "restate_base_item",
    "restate_item",
    "restore_version",
    "send_back",
    "send_petition",
    "set_notice_days",
    "settle_proof",
    "show_translation",
    "take_in",
    "take_in_many",
    "waive_rule",
    "withdraw_change",
    "withdraw_item",
]

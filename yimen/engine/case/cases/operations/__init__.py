"""What can be done with a case: one verb, one transaction, five beats (lock, allow, decide, write, tell)."""

from yimen.engine.case.cases.operations.after import archive, archive_anew, deliver, revoke, supply, withdraw
from yimen.engine.case.cases.operations.by_itself import deem_accepted, lapse_correction, lapse_promise
from yimen.engine.case.cases.operations.checking import (
    assign_check,
    clear_check,
    order_mending,
    pass_check,
    record_false_materials,
    report_false,
)
from yimen.engine.case.cases.operations.classing import decide_classes
from yimen.engine.case.cases.operations.correcting import (
    answer_correction,
    attach_to_case,
    open_correction,
    open_further_correction,
)
from yimen.engine.case.cases.operations.deciding import decide, decide_at_once, hand_over, review
from yimen.engine.case.cases.operations.desk import reassign, write_note
from yimen.engine.case.cases.operations.drafting import (
    attach,
    detach,
    discard_all_drafts,
    discard_draft,
    keep_draft,
    start_draft,
)
from yimen.engine.case.cases.operations.hearing import call_hearing, call_off_hearing, record_hearing
from yimen.engine.case.cases.operations.licence import (
    cancel_certificate,
    cancel_expired,
    restore_certificate,
    suspend_certificate,
)
from yimen.engine.case.cases.operations.looking_up import look_up_approvals, look_up_certificates
from yimen.engine.case.cases.operations.originals import see_original
from yimen.engine.case.cases.operations.promising import attach_commitment, sign_commitment
from yimen.engine.case.cases.operations.recalling import recall
from yimen.engine.case.cases.operations.refusing import (
    confirm_refusal,
    find_not_needed,
    propose_refusal,
    reject_refusal,
    withdraw_refusal,
)
from yimen.engine.case.cases.operations.renewing import deem_renewed, name_renewed
from yimen.engine.case.cases.operations.returning import raise_decision, recuse, send_back
from yimen.engine.case.cases.operations.signing import (
    ask_signing_code,
    attach_signature,
    sign_application,
    sign_with_code,
)
from yimen.engine.case.cases.operations.submitting import Written, finish_draft, leave_draft, move_draft, submit
from yimen.engine.case.cases.operations.time import close_special, extend, extend_joint, open_special
from yimen.engine.case.cases.operations.using import lose_expired, pull_certificate, use_certificate
from yimen.engine.case.cases.operations.window import accept, accept_on_commitment, accept_tolerating, receive

__all__ = [
    "Written",
    "accept",
    "accept_on_commitment",
    "accept_tolerating",
    "answer_correction",
    "archive",
    "archive_anew",
    "ask_signing_code",
    "assign_check",
    "attach",
    "attach_commitment",
    "attach_signature",
    "attach_to_case",
    "call_hearing",
    "call_off_hearing",
    "cancel_certificate",
    "cancel_expired",
    "clear_check",
    "close_special",
    "confirm_refusal",
    "decide",
    "decide_at_once",
    "decide_classes",
    "deem_accepted",
    "deem_renewed",
    "deliver",
    "detach",
    "discard_all_drafts",
    "discard_draft",
    "extend",
    "extend_joint",
    "find_not_needed",
    "finish_draft",
    "hand_over",
    "keep_draft",
    "lapse_correction",
    "lapse_promise",
    "leave_draft",
    "look_up_approvals",
    "look_up_certificates",
    "lose_expired",
    "move_draft",
    "name_renewed",
    "open_correction",
    "open_further_correction",
    "open_special",
    "order_mending",
    "pass_check",
    "propose_refusal",
    "pull_certificate",
    "raise_decision",
    "reassign",
    "recall",
    "receive",
    "record_false_materials",
    "record_hearing",
    "recuse",
    "reject_refusal",
    "report_false",
    "restore_certificate",
    "review",
    "revoke",
    "see_original",
    "send_back",
    "sign_application",
    "sign_commitment",
    "sign_with_code",
    "start_draft",
    "submit",
    "supply",
    "suspend_certificate",
    "use_certificate",
    "withdraw",
    "withdraw_refusal",
    "write_note",
]

"""Who may write what through the JSON door, and everybody else who tries: asked in a city in which everything is there.

`MAY` names of every address that writes the kinds of people for whom it may do something; all others are refused
whatever they say. The bodies are made from the door's own description, the references taken from the city's rows.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse

from tests.doors.calling import Caller, code
from tests.operations.errand import PNG
from yimen.channels.api.door import door, placed
from yimen.kernel.actor import Actor
from yimen.registries.people import queries as people
from yimen.threshold.sentences import SENTENCES

NOTHING = "0123456789ABCDEF"
MARKET = "(select office_id from people_post where name = '市场监管局审查岗')"
WHO: Mapping[str, str] = {
    "赵一鸣": "stranger",
    "示范市政务服务中心A01综合窗口岗": "window",
    "示范市市民服务中心A01综合窗口岗": "window elsewhere",
    "柳溪镇便民服务中心A01综合窗口岗": "town window",
    "市场监管局审查岗": "reviewer",
    "程审查岗": "reviewer elsewhere",
    "市场监管局复核岗": "chief",
    "市场监管局审批岗": "decider",
    "市场监管局负责人岗": "head",
    "示范市政务服务中心主任岗": "manager",
    "示范市政务服务中心收费窗口岗": "cashier",
    "示范市电子监察岗": "supervisor",
    "市场监管局事项管理岗": "editor",
    "全市事项管理岗": "city desk",
    "法制办合法性审核岗": "legal",
    "审改办审查岗": "reform",
    "系统管理岗": "administrator",
    "柳溪村代办岗": "agent",
}
"""The people of the city by their first post; the stranger is a citizen whose case it is not."""
STAFF = frozenset(WHO.values()) - {"stranger"}
ANYBODY = frozenset(WHO.values())


WRITES: Mapping[str, str] = {
    "stranger": (
        "agency_confirm agency_decline appointments_appeal complaints_lodge enquiries_ask messages_read_all "
        "voices_raise voices_comment interviews_ask "
        "outreach_confirm wechat_ask"
    ),
    "window": (
        "declare_conveyance "
        "cases_withdraw_refusal outreach_finish outreach_note outreach_step outreach_untrack "
        "tickets_call_again "
        "tickets_finish tickets_hand_out tickets_miss tickets_serve tickets_take_in "
        "queues_open queues_transfer"
    ),
    "window, window elsewhere, town window": (
        "bundle_take_in cases_receive drafts_leave hand_out outreach_stay parties_change_contact tickets_call_next "
        "visits_open queues_pause queues_resume queues_close scope_certify"
    ),
    "window, window elsewhere, town window, manager": "enquiries_record enquiries_take_up home_visits_ask",
    "window, cashier": "propose_reduction propose_refund",
    "window, reviewer, decider": "cases_recuse",
    "window, reviewer, decider, head": "bank_keep bank_difference cases_deliver cases_supply",
    "window, reviewer, decider, head, manager, supervisor": (
        "cases_archive cases_archive_anew cases_decide_at_once open_bill"
    ),
    "window, manager": (
        "lost_take_in lost_open_marks lost_hand_out lost_give_over "
        "appointments_cancel appointments_change home_visits_decline home_visits_dispatch outreach_guide terminal_help "
        "queues_come_back queues_put_first"
    ),
    "window, manager, supervisor": "outreach_track",
    "town window": "consignments_check consignments_sign",
    "town window, agent": "consignments_settle",
    "agent": (
        "agency_ask agency_register consignments_call_off consignments_pack consignments_put_in "
        "consignments_set_out consignments_take_out parcels_bill parcels_cancel parcels_lost parcels_post "
        "parcels_replace"
    ),
    "cashier": "close_till open_till pay_out take_card take_cash",
    "cashier, manager": "reconcile postage_draw",
    "reviewer": (
        "cases_close_special cases_open_special cases_review cases_send_back consultations_consult "
        "hearings_call inspections_arrange joint_begin subtasks_send supplements_ask"
        " uses_look_up uses_look_up_approvals"
    ),
    "reviewer, chief, decider": "stand_by",
    "reviewer, head": "cases_raise_decision",
    "reviewer, head, administrator": "staffing_end_absence staffing_hand_over_desk",
    "reviewer elsewhere": "subtasks_decline subtasks_return subtasks_take_up",
    "chief, decider, head": "penalties_record",
    "chief, head, supervisor, editor, city desk, legal, reform, administrator": "bulk_export",
    "chief, head, editor, city desk, reform": "changes_answer",
    "chief, head, reform, administrator": "parallels_enter",
    "decider": "stamp_sign",
    "decider, head": (
        "inspection_announce "
        "cases_confirm_refusal cases_extend cases_extend_joint cases_reclassify cases_reject_refusal "
        "cases_revoke certificates_cancel certificates_restore certificates_suspend integrity_false_materials"
    ),
    "decider, head, manager, administrator": "stamp_return",
    "decider, manager, administrator": "stamp_end",
    "head": (
        "directives_report appointments_withdraw_duty cases_reassign cases_recall shares_share staffing_grade_item "
        "window_rounds_object window_rounds_mended interviews_answer"
    ),
    "manager": "appointments_answer_appeal",
    "manager, supervisor": (
        "directives_give directives_return directives_close directives_call_off complaints_acknowledge complaints_name"
    ),
    "window, window elsewhere, town window, manager, supervisor": "complaints_record",
    "head, manager": "cases_prioritise",
    "head, manager, administrator": "staffing_record_absence stamp_hand",
    "head, supervisor": "audits_draw",
    "head, editor, city desk, reform, administrator": "policy_end policy_publish",
    "head, editor, city desk, administrator": "certificate_stock_enter",
    "head, city desk, reform, administrator": "powers_set_handling powers_take_over",
    "head, reform, administrator": "data_sets_publish appoint penalties_set_standard propose_determination release",
    "head, administrator": "staffing_issue_letter staffing_name_stand_in staffing_revoke_letter",
    "manager, reform, administrator": (
        "call_off_residency end_residency place_items plan_residency set_seats take_up_residency"
    ),
    "manager, administrator": (
        "enquiries_bring_in microblogs_bring_in centre_describe centre_zone zone_windows zone_end centre_facility "
        "facility_end "
        "facility_mended centre_use centre_bank bank_end "
        "queues_close_for appointments_end_plan appointments_open_plan appointments_weekend appointments_weekend_again "
        "stamp_make terminal_code terminal_register terminal_retire windows_end windows_form windows_free "
        "windows_place windows_release windows_scope"
    ),
    "supervisor, legal, reform": "rectifications_open",
    "supervisor, legal, manager, head": "pilots_evaluate",
    "editor, city desk": (
        "bulk_import changes_propose changes_propose_end changes_withdraw form_sheets_lay_out integration_flow "
        "form_sheets_take_back translations_keep translations_show versions_restore"
    ),
    "editor, city desk, reform": "petitions_send",
    "editor, city desk, reform, administrator": "bundle_define bundle_end bundle_revise",
    "city desk": "catalogue_waive_rule bulk_restatement synonym_add synonym_change synonym_remove",
    "city desk, reform, administrator": "powers_announce powers_end",
    "city desk, administrator": (
        "library_change_data_element library_change_material library_end library_enter_data_element "
        "library_enter_material"
    ),
    "legal": "changes_pass changes_send_back",
    "reviewer, chief, decider, head": "abnormal_enter abnormal_leave entry_acknowledge",
    "reform": (
        "voices_assign voices_return voices_close "
        "baselines_keep changes_decide changes_skip rounds_found versions_adopt "
        "directives_assign_problem directives_decline_problem censures_publish"
    ),
    "reform, administrator": (
        "parcels_state_rate parcels_end_rate "
        "connections_connect network_plan network_list_hall network_merge_hall network_invest network_standard "
        "network_drop "
        "bodies_end bodies_enter keep_in_place parallels_leave phases_end "
        "pilots_begin pilots_change pilots_end pilots_extend pilots_open publish_batch rollout_end rollout_plan "
        "take_out_items three_list_end villages_end villages_state towns_matter_end towns_matter_enter "
        "towns_matter_move towns_matters_publish"
        " certificate_merge certificate_part registration_item_end"
    ),
    "administrator": (
        "use_end "
        "approve_determination maintenance_announce maintenance_call_off notice_days_set office_number "
        "powers_naming network_align "
        "staff_accounts_close staff_accounts_lock staff_accounts_unlock staffing_change_status "
        "staffing_note_skills staffing_rank_post staffing_waive_formal_share towns_class towns_join "
        "towns_leave towns_publish towns_station"
    ),
    "supervisor": "tenders_settle responsibility_open window_rounds_close window_rounds_looked inspection_draw_lots",
    "staff": "directives_raise_problem",
    "supervisor, reform, administrator": "figures_keep supervision_name_owner",
    "window, reviewer, decider, head, manager": "cases_write_note",
    "window, manager, administrator": "facility_found",
    "window, window elsewhere, town window, manager, reform": "voices_record",
    "reform, administrator, supervisor": "network_check",
    "chief, head": "enter_tax_rule enter_statutes",
    "nobody": (
        "network_count_stock "
        "trade_enter registration_item_enter scheme_set prior_put prior_strike enquiries_propose_no "
        "enquiries_confirm_no enquiries_send_no_back evaluations_take lost_claim lost_record lost_weigh "
        "voices_publish_report voices_take voices_give_back voices_answer commitments_attach "
        "originals_seen "
        "messages_again voices_look vouchers_check progress_paper progress_papers "
        "inspection_end inspection_photograph inspection_record "
        "inspection_sign inspection_differ inspection_aside "
        "voices_rate voices_withdraw "
        "window_rounds_judge "
        "responsibility_defence responsibility_decide responsibility_clear responsibility_appeal "
        "responsibility_judge responsibility_fallen "
        "bank_keep_own bank_use bank_pull bank_remove bank_changed "
        "data_sets_end data_sets_ask data_grant data_refuse data_use "
        "vouchers_issue connections_jump connections_ask connections_ask_own "
        "connections_key connections_disconnect "
        "uses_use uses_pull agency_take agency_take_in appointments_arrive appointments_book "
        "appointments_book_bare appointments_offer_duty approve_reduction approve_refund audits_record "
        "audits_set_aside bulk_confirm bulk_stop card_annotate card_answer card_confirm card_lift card_object "
        "card_order card_report card_return card_uphold cases_accept cases_accept_on_commitment "
        "cases_accept_tolerating cases_answer_correction cases_attach cases_decide cases_decide_classes "
        "cases_find_not_needed cases_hand_over cases_name_renewed cases_open_correction cases_open_further_correction "
        "cases_propose_refusal cases_send_originals cases_want_result cases_withdraw "
        "checks_assign checks_clear checks_mend checks_pass checks_report clocks_answer_missed clocks_instruct "
        "signatures_attach drafts_sign drafts_ask_code drafts_sign_code "
        "commitments_sign consultations_answer consultations_confirm_against consultations_propose_against "
        "consultations_report consultations_send_against_back consultations_withdraw_against "
        "decisions_answer decisions_object "
        "decisions_take_down drafts_attach drafts_detach drafts_discard drafts_finish drafts_keep drafts_move "
        "drafts_start drafts_submit drafts_submit_by_post enquiries_acknowledge "
        "enquiries_answer enquiries_end enquiries_hand_over enquiries_take_back enquiries_tell_all "
        "enquiries_withdraw_no "
        "complaints_answer complaints_appeal complaints_complainant complaints_content complaints_look "
        "complaints_withdraw enquiries_solved "
        "evaluations_answer evaluations_change evaluations_contact evaluations_rate "
        "evaluations_rate_again evaluations_rater evaluations_withdraw "
        "errata_confirm errata_propose errata_reject explain_discrepancy fall_back "
        "figures_set_target hearings_call_off hearings_record home_visits_cancel home_visits_finish "
        "kiosks_beat centre_flow tenders_import "
        "joint_add_opinion joint_answer joint_confirm_disagreement joint_deal_with_disagreement joint_disagree "
        "joint_note_receipt joint_send_disagreement_back joint_withdraw_opinion parallels_confirm parallels_drop "
        "parallels_propose "
        "correct_conveyance levy_taxes draw_plan open_tax_bill name_payer end_tax_rule "
        "withdraw_tax_rule "
        "inspections_call_off inspections_conclude inspections_photograph inspections_sign integration_place "
        "integration_settle integrity_answer integrity_appeal integrity_repair "
        "integrity_repair_answer letter_acknowledge library_merge matter_attach "
        "matter_detach matter_discard matter_finish matter_hand_out matter_keep matter_renew matter_submit "
        "messages_read outreach_go outreach_help pair_up parcels_callbacks postage_confirm postage_return "
        "penalty_close_alarm result_samples_lay_out result_samples_take_off "
        "petitions_answer phases_plan powers_delegate proof_settle rectifications_close reject_reduction "
        "reject_refund rollout_confirm settle_template shares_end shares_hand_back shares_hand_out "
        "shares_take_in sitting_alone sitting_begin sitting_end sitting_file sitting_file_matter sitting_stay "
        "sitting_take "
        "staffing_acknowledge_relief staffing_drop_stand_in stand_down subtasks_call_off "
        "supplements_answer supplements_end supplements_hand_in tickets_take_booked "
        "supervision_task_close systems_close "
        "wechat_end systems_renew_key take_in terminal_activate "
        "three_list_enter_negative three_list_enter_supervision tickets_take tickets_take_bare tokens_revoke "
        "towns_family unpair visits_close windows_merge"
    ),
    "anybody": ("facility_fault matter_start notices_comment place_order tickets_leave tokens_issue verify_file"),
}
"""For whom an address does something in the sample city; every other is refused.

Nobody: what it is about is not there, or belongs to somebody else than those who try. Anybody: whoever comes. Who may
is told what the thing itself does not allow; everybody else hears that it is not for them, before anything else.

A chief or a head speaks for their bureau, and enters its tax rules. The one member of the voices' desk is of the reform
office. The manager heads the leading group, supervision is its executive and planned and walked the round of windows.
"""

LOOKS = frozenset(("complaints_look", "voices_look", "vouchers_check", "progress_paper", "progress_papers"))
"""Addresses that look something up by a code, by POST, so that the code stands in no address: nobody acts there, so no
attempt is noted; each coming is counted as a knock, and too many are sent away."""


def _kinds(told: str) -> frozenset[str]:
    everyone = {"nobody": frozenset[str](), "anybody": ANYBODY, "staff": STAFF}
    return everyone[told] if told in everyone else frozenset(told.split(", "))


MAY: Mapping[str, frozenset[str]] = {name: _kinds(who) for who, names in WRITES.items() for name in names.split()}


def refused(answer: HttpResponse) -> bool:
    """Whether somebody was turned away: not signed in, not for them, or as if there were nothing."""
    return answer.status_code in (401, 403, 404) and code(answer) in SENTENCES


def everybody(now: datetime) -> dict[str, Actor]:
    """One of each kind, as the city has them, at this moment."""
    found = {}
    for row in people.demo_accounts(now):
        kind = next((WHO[one] for one in (*row.posts, row.name) if one in WHO), None)
        account = people.account(row.ref)
        if kind is not None and account is not None:
            actor = people.actor_of(account.id, now)
            assert actor is not None
            found[kind] = actor
    return found


SUBJECTS: Mapping[str, str] = {
    "centres/zones/": "premises_zone",
    "centres/facilities/": "premises_facility",
    "centres/uses/": "premises_shareduse",
    "centres/banks/": "premises_partnerbank",
    "lost-property/kept/": "lost_property_foundthing",
    "network/halls/": "network_outsidehall",
    "network/standards/": "network_hallstandard",
    "voices/": "voices_voice",
    "voices/reports/": "voices_voicereport",
    "microblogs/": "microblogs_microblog",
    "interviews/": "interviews_interview where state = 'announced'",
    "interviews/questions/": "interviews_interviewquestion where answer = '' and voice_id is null",
    "directives/": "directives_directive",
    "directives/problems/": "directives_problem",
    "window-rounds/": "rounds_windowround",
    "responsibility-cases/": "responsibility_responsibilitycase where state = 'withdrawn'",
    "window-rounds/findings/": "rounds_roundfinding",
    "centres/": "offices_centre where kind = 'administrative'",
    "agency/mandates/": "agency_mandateproof",
    "appointments/": "appointments_appointment",
    "appointments/centres/": "offices_centre where kind = 'administrative'",
    "appointments/plans/": "appointments_bookingplan",
    "appointments/roster/": "appointments_holidayduty",
    "availability/maintenance/": "availability_maintenance",
    "bank/": "bank_bankeddocument where ended_at is null",
    "bills/": "fees_bill",
    "bodies/": "bodies_body",
    "bundles/": "bundles_bundle",
    "cases/": f"cases_case where office_id = {MARKET} and state = 'in_department'",
    "catalogue/changes/": "catalogue_change where state = 'legal_review'",
    "catalogue/comments/": "catalogue_comment",
    "catalogue/items/": f"catalogue_item where office_id = {MARKET}",
    "catalogue/notices/": "catalogue_change",
    "catalogue/synonyms/": "catalogue_synonym",
    "catalogue/versions/": "catalogue_itemversion where item_id in"
    f" (select id from catalogue_item where office_id = {MARKET})",
    "certificates/": "certificates_certificate where state = 'valid' and case_id in"
    f" (select id from cases_case where office_id = {MARKET})",
    "concentration/determinations/": "concentration_determination",
    "concentration/duties/": "concentration_divisionduty",
    "concentration/residencies/": "concentration_residency",
    "consignments/": "consignments_consignment",
    "complaints/": "complaints_complaint where acknowledged_at is null",
    "drafts/": "cases_draft",
    "drafts/for/": "people_party",
    "enquiries/": "enquiries_enquiry where ended_at is null",
    "evaluations/follow-ups/": f"evaluations_followup where handler_id is null and office_id = {MARKET}",
    "form-sheets/files/": "form_sheets_formsheet",
    "form-sheets/items/": f"catalogue_item where office_id = {MARKET}",
    "joint/opinions/": "joint_opinion where state = 'running'",
    "messages/": "messages_message",
    "offices/": "offices_office",
    "outreach/cases/": "cases_case where id in (select case_id from outreach_accompaniment)",
    "outreach/home-visits/": "outreach_homevisit",
    "parcels/": "parcels_parcel",
    "parcels/rates/": "parcels_postagerate",
    "parcels/statements/": "postage_postagestatement",
    "parallels/": "parallels_parallelitem",
    "parallels/rules/": "parallels_jointrules where settled_at is null",
    "parties/": "people_party",
    "phases/": "phases_phase",
    "pilots/": "pilots_pilot",
    "policies/": "policies_policy",
    "powers/delegations/": "delegations_delegation",
    "refunds/": "fees_refund",
    "result-samples/versions/": "catalogue_itemversion where item_id in"
    f" (select id from catalogue_item where office_id = {MARKET})",
    "rollouts/": "rollouts_rollout",
    "staff-accounts/": "people_staff where number = 'market-2'",
    "staffing/absences/": "people_absence",
    "tax-rules/": "tax_rules_taxrule",
    "staffing/items/": f"catalogue_item where office_id = {MARKET}",
    "staffing/letters/": "grants_letter",
    "staffing/posts/": "people_post where role = 'decider'",
    "staffing/staff/": "people_staff where number = 'market-2'",
    "stamps/": "stamps_stamp",
    "stamps/handovers/": "stamps_stamphandover",
    "subtasks/": "subtasks_subtask",
    "terminals/": "terminals_terminal",
    "terminals/sittings/": "terminals_sitting",
    "three-lists/entries/": "three_lists_listentry",
    "inspecting/draws/": "spot_checks_spotdraw",
    "inspecting/checks/": "spot_checks_spotcheck",
    "inspecting/records/": "supervision_records_supervisionrecord",
    "trades/merged/": "trades_mergedcertificate",
    "trades/prior/": "trades_priorpermit",
    "trades/registrations/": "trades_registrationitem",
    "enterprises/notices/": f"enterprises_entrynotice where acknowledged_at is null and office_id = {MARKET}",
    "enterprises/abnormal/": "enterprises_abnormalentry",
    "tickets/": "tickets_ticket",
    "queues/tickets/": "tickets_ticket",
    "queues/counters/": "tickets_countersession",
    "tenders/alarms/": "tenders_tenderalarm where settled_at is null",
    "towns/matters/": "town_matters_townmatter",
    "towns/": "offices_centre where kind = 'town'",
    "villages/": "offices_centre where kind = 'village'",
    "visits/": "visits_visit",
    "windows/centres/": "offices_centre where kind = 'administrative'",
    "windows/groups/": "windows_windowgroup",
}
"""Of what kind the thing is that an address names; where the city has none, nobody finds one."""
NAMED: Mapping[str, str] = {
    "office": f"offices_office where id = {MARKET}",
    "item": f"catalogue_item where office_id = {MARKET}",
    "centre": "offices_centre where kind = 'administrative'",
    "model": "offices_centre where kind = 'administrative'",
    "party": "people_party",
    "principal": "people_party",
    "staff": "people_staff",
    "holder": "people_staff",
    "post": "people_post where role = 'reviewer'",
    "window": "offices_window",
    "case": f"cases_case where office_id = {MARKET} and state = 'in_department'",
}
"""What the references in a body are called, and where such a thing is found."""


def lay_the_lots() -> None:
    """What was wrong on a round was wrong at a window of the market bureau, wherever the lot fell in this city."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"update offices_window set office_id = {MARKET} where id in (select v.window_id from rounds_roundvisit v"
            " join rounds_roundfinding f on f.visit_id = v.id)"
        )


def ref_of(rows: str) -> str:
    """The first of these rows."""
    with connection.cursor() as cursor:
        cursor.execute(f"select ref from {rows} order by id limit 1")
        found = cursor.fetchone()
    return str(found[0]) if found else NOTHING


@dataclass(frozen=True)
class Address:
    """An address that writes, with everything that is said there."""

    name: str
    method: str
    path: str
    body: Any = None
    files: Mapping[str, Any] = field(default_factory=dict)

    def asked_by(self, who: Caller) -> HttpResponse:
        if self.files:
            made = {
                name: SimpleUploadedFile("a.png", PNG) if told is FILE else told for name, told in self.files.items()
            }
            return who.sends(self.path, made)
        return who.says(self.method, self.path, self.body)


FILE = object()


def addresses() -> Iterator[Address]:
    """Every address of the door that writes."""
    for place, operation in placed(door):
        for method in sorted(set(operation.methods) - {"GET"}):
            subject = _subject(place)
            path = place.replace("{shelf}", "materials").replace("{language}", "en").replace("{file}", NOTHING)
            path = "/" + re.sub(r"{\w+}", subject, path)
            said = {
                model.__ninja_param_source__: _example(model.model_json_schema(), "", _seen(place, subject))
                for model in operation.models
                if model.__ninja_param_source__ in ("body", "form", "file")
            }
            files = {**said.get("form", {}), **said.get("file", {})} if "file" in said else {}
            (body,) = said["body"].values() if "body" in said else (None,)
            yield Address(operation.operation_id or "", method.lower(), path, body, files)


def _subject(place: str) -> str:
    if place.startswith("catalogue/library"):
        return _code_of("catalogue_materialentry" if "data-elements" not in place else "catalogue_dataelement")
    if place.startswith("lists/"):
        return "fees"
    if place.startswith("enterprises/{code}"):
        return _code_of("enterprises_enterprise")
    if place.startswith("pay/"):
        return _code_of("fees_bill")
    kinds = [kind for kind in SUBJECTS if place.startswith(kind)]
    return ref_of(SUBJECTS[max(kinds, key=len)]) if kinds else NOTHING


def _code_of(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"select code from {table} order by id limit 1")
        found = cursor.fetchone()
    return str(found[0]) if found else NOTHING


def _seen(place: str, subject: str) -> int:
    """How many acts the case or the change has told: a page that is out of date would be refused for that."""
    table = {"cases": "cases_case", "catalogue": "catalogue_change"}.get(place.partition("/")[0], "")
    if not table or "/" not in place:
        return 1
    with connection.cursor() as cursor:
        cursor.execute(f"select journal_seq from {table} where ref = %s", (subject,))
        found = cursor.fetchone()
    return int(found[0]) if found else 1


def _example(shape: dict[str, Any], name: str, seen: int, known: dict[str, Any] | None = None) -> Any:
    """Something that fits a shape: what must be said, and no more."""
    known = shape.get("$defs", {}) if known is None else known
    if "$ref" in shape:
        return _example(known[shape["$ref"].rpartition("/")[2]], name, seen, known)
    for several in ("allOf", "anyOf"):
        if several in shape:
            return _example(shape[several][0], name, seen, known)
    if "const" in shape:
        return shape["const"]
    if "enum" in shape:
        return shape["enum"][0]
    match shape.get("type"):
        case "object":
            must = shape.get("required", ())
            return {key: _example(shape["properties"][key], key, seen, known) for key in must}
        case "array":
            return [_example(shape["items"], name, seen, known)] * max(1, shape.get("minItems", 1))
        case "integer" | "number":
            return seen if name == "seen" else max(1, int(shape.get("minimum", 1)))
        case "boolean":
            return True
    return _text(shape, name)


def _text(shape: dict[str, Any], name: str) -> Any:
    if shape.get("format") == "binary":
        return FILE
    if "format" in shape:
        return {"date": "2026-11-25", "date-time": "2026-11-25T02:00:00Z"}[shape["format"]]
    if "pattern" in shape:
        return _fitting(shape["pattern"], name.removesuffix("s").removesuffix("_ref"))
    return "left" if name == "how" else "示例" * max(1, (shape.get("minLength", 0) + 1) // 2)


def _fitting(pattern: str, name: str) -> str:
    told = (ref_of(NAMED[name]) if name in NAMED else NOTHING, "yes", "09:00", "B", "123456")
    one_of_these = re.fullmatch(r"\^\(([a-z_|]+)\)\$", pattern)
    words = one_of_these[1].split("|") if one_of_these else ()
    return next(one for one in (*told, *words) if re.search(pattern, one))


NEVER_COUNTED = ("journal_attempt", "people_knock")


def rows() -> dict[str, int]:
    """How many rows every table holds, but for the record of what was tried."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relkind in ('r', 'p') and not relispartition"
            " and relnamespace = 'public'::regnamespace and relname <> all(%s) order by 1",
            (list(NEVER_COUNTED),),
        )
        tables = [name for (name,) in cursor.fetchall()]
        cursor.execute(" union all ".join(f"select '{name}', count(*) from {name}" for name in tables))
        return dict(cursor.fetchall())


def knocked() -> int:
    """How many times somebody came to a door that counts who comes."""
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(sum(count), 0) from people_knock")
        return int(cursor.fetchone()[0])


def noted() -> int:
    """How many times somebody was written down who was turned away."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from journal_attempt")
        return int(cursor.fetchone()[0])

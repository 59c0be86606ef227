"""`yimen journal verify`: has anybody altered the record? Green, or red with the first row that does not fit."""

import argparse
import json
from dataclasses import asdict

from yimen.channels.cli.watching import watcher
from yimen.journal import ports, queries
from yimen.journal.queries import Fault, Verdict

SUBJECTS = {
    "case": "cases_case",
    "certificate": "certificates_certificate",
    "appraisal": "archives_appraisal",
    "certificate_reading": "certificate_uses_certificatereading",
    "disclosure": "disclosures_disclosure",
    "integrity_record": "integrity_integrityrecord",
    "item_version": "catalogue_itemversion",
    "zone_template": "zones_zonetemplate",
    "synonym": "catalogue_synonym",
    "material_entry": "catalogue_materialentry",
    "data_element": "catalogue_dataelement",
    "change": "catalogue_change",
    "base_item": "catalogue_baseitem",
    "waiver": "catalogue_waiver",
    "notice_term": "catalogue_noticeterm",
    "list_batch": "batches_listbatch",
    "letter": "grants_letter",
    "rule_order": "rule_orders_ruleorder",
    "self_service_listing": "rule_orders_selfservicelisting",
    "voice": "voices_voice",
    "voice_report": "voices_voicereport",
    "interview": "interviews_interview",
    "talk": "talks_talk",
    "microblog": "microblogs_microblog",
    "directive": "directives_directive",
    "coordination": "coordinations_coordination",
    "standing_seat": "coordinations_standingseat",
    "jury": "juries_jury",
    "window_vote": "window_votes_windowvote",
    "meeting": "directives_meeting",
    "problem": "directives_problem",
    "window_round": "rounds_windowround",
    "round_finding": "rounds_roundfinding",
    "responsibility_case": "responsibility_responsibilitycase",
    "censure_rule": "responsibility_censurerule",
    "revisit_draw": "revisits_revisitdraw",
    "revisit": "revisits_revisit",
    "anomaly_rule": "anomalies_anomalyrule",
    "anomaly_note": "anomalies_anomalynote",
    "office": "offices_office",
    "party": "people_party",
    "post": "people_post",
    "staff": "people_staff",
    "mandate": "people_mandate",
    "staffing_waiver": "people_staffingwaiver",
    "secondment": "people_secondment",
    "trial_run": "towns_trialrun",
    "old_number": "network_oldnumber",
    "posting_proposal": "secondments_postingproposal",
    "return_request": "secondments_returnrequest",
    "relief": "reliefs_relief",
    "calendar": "calendars_calendar",
    "announcement": "delegations_announcement",
    "delegation": "delegations_delegation",
    "item_handling": "delegations_itemhandling",
    "take_over": "delegations_takeover",
    "concentration_template": "concentration_concentrationtemplate",
    "determination": "concentration_determination",
    "division_duty": "concentration_divisionduty",
    "seat_stock": "concentration_seatstock",
    "residency": "concentration_residency",
    "resident_item": "concentration_residentitem",
    "seat": "concentration_seat",
    "seat_allotment": "concentration_seatallotment",
    "seat_occupant": "concentration_seatoccupant",
    "section_post": "concentration_sectionpost",
    "bill": "fees_bill",
    "till": "fees_till",
    "reconciliation": "fees_reconciliation",
    "decision_right": "catalogue_decisionright",
    "proof": "catalogue_proofdecision",
    "policy": "policies_policy",
    "basis": "bases_basis",
    "regulation": "regulations_regulation",
    "norm": "norms_norm",
    "plan": "plans_plan",
    "milestone": "plans_milestone",
    "reform_plan": "reform_plans_reformplan",
    "bulletin": "bulletins_bulletin",
    "self_check": "norms_selfcheck",
    "window_group": "windows_windowgroup",
    "stamp": "stamps_stamp",
    "credential": "credentials_credential",
    "credential_rule": "credentials_credentialrule",
    "body": "bodies_body",
    "tender": "tenders_tender",
    "tender_source": "tenders_tendersource",
    "flow_gate": "flows_flowgate",
    "follower": "followers_follower",
    "postage_rate": "parcels_postagerate",
    "postage_statement": "postage_postagestatement",
    "kiosk_partner": "kiosks_kioskpartner",
    "town_matter": "town_matters_townmatter",
    "town_matter_list": "town_matters_townmatterlist",
    "penalty_standard": "penalties_penaltystandard",
    "penalty": "penalties_penalty",
    "phase": "phases_phase",
    "pilot": "pilots_pilot",
    "parallel_item": "parallels_parallelitem",
    "tax_rule": "tax_rules_taxrule",
    "rollout": "rollouts_rollout",
    "list_entry": "three_lists_listentry",
    "trade": "trades_trade",
    "prior_permit": "trades_priorpermit",
    "merged_certificate": "trades_mergedcertificate",
    "registration_item": "trades_registrationitem",
    "opening_scheme": "trades_openingscheme",
    "enterprise": "enterprises_enterprise",
    "supervision_task": "supervision_tasks_supervisiontask",
    "supervision_record": "supervision_records_supervisionrecord",
    "spot_draw": "spot_checks_spotdraw",
    "spot_check": "spot_checks_spotcheck",
    "own_system": "pushes_ownsystem",
    "superior_platform": "superiors_superiorplatform",
    "member_platform": "members_memberplatform",
    "portal": "portals_portal",
    "onboarding": "onboardings_onboarding",
    "maintenance": "availability_maintenance",
    "availability_target": "availability_availabilitytarget",
    "heartbeat_owner": "heartbeats_heartbeatowner",
    "heartbeat_alarm": "heartbeats_heartbeatalarm",
    "integration": "integrations_integration",
    "step_place": "integrations_stepplace",
    "kept_figure": "figures_keptfigure",
    "reference": "benchmarks_reference",
    "population": "populations_population",
    "reduction_target": "figures_reductiontarget",
    "bundle": "bundles_bundle",
    "matter": "matters_matter",
    "project": "projects_project",
    "control_layer": "control_lines_controllayer",
    "project_model": "project_models_projectmodel",
    "simplified_entry": "project_models_simplifiedentry",
    "ticket": "tickets_ticket",
    "evaluation": "evaluations_evaluation",
    "complaint": "complaints_complaint",
    "window_proposal": "window_proposals_windowproposal",
    "found_thing": "lost_property_foundthing",
    "premises": "premises_premises",
    "zone": "premises_zone",
    "facility": "premises_facility",
    "shared_use": "premises_shareduse",
    "partner_bank": "premises_partnerbank",
    "point_plan": "network_pointplan",
    "outside_hall": "network_outsidehall",
    "investment": "network_investment",
    "hall_standard": "network_hallstandard",
    "hall_check": "network_hallcheck",
    "hall_count": "network_hallcount",
    "counter_session": "tickets_countersession",
    "bulk_work": "bulk_bulkwork",
    "appointment": "appointments_appointment",
    "enquiry": "enquiries_enquiry",
    "page": "pages_page",
    "local_site": "local_sites_localsite",
    "local_news": "local_sites_localnews",
    "kiosk": "kiosks_kiosk",
    "kiosk_function": "kiosks_kioskfunction",
    "living_area": "kiosks_livingarea",
    "bill_run": "page_bills_billrun",
    "support": "supports_support",
    "home_visit": "outreach_homevisit",
    "consignment": "consignments_consignment",
    "parcel": "parcels_parcel",
    "share": "shares_share",
    "print": "prints_print",
    "staff_skill": "people_staffskill",
    "form_sheet": "form_sheets_formsheet",
    "rectification": "catalogue_rectification",
    "result_sample": "result_samples_resultsample",
    "standby": "pairs_standby",
    "terminal": "terminals_terminal",
    "code_use": "personal_codes_codeuse",
    "life_reading": "lives_lifereading",
    "banked_document": "bank_bankeddocument",
    "connected_system": "connections_connectedsystem",
    "voucher": "vouchers_voucher",
    "data_set": "sharing_dataset",
    "data_request": "sharing_datarequest",
    "card": "findings_card",
    "shift": "rotas_shift",
    "office_day": "office_days_officeday",
    "raised_matter": "office_days_raisedmatter",
    "leave_request": "rotas_leaverequest",
    "allowance_rule": "rotas_allowancerule",
    "allowance_list": "rotas_allowancelist",
    "representative": "rotas_representative",
    "assessment": "assessments_assessment",
    "assessment_standard": "assessments_assessmentstandard",
    "committee": "assessments_committee",
    "conduct_note": "assessments_conductnote",
    "excellent_share": "assessments_excellentshare",
    "promotion": "assessments_promotion",
    "training": "trainings_training",
    "training_programme": "trainings_trainingprogramme",
    "mentor_pair": "trainings_mentorpair",
    "knowledge_page": "trainings_knowledgepage",
    "learning_task": "trainings_learningtask",
    "access_check": "access_checks_accesscheck",
    "brand": "brands_brand",
    "budget_line": "budgets_budgetline",
    "award_rule": "awards_awardrule",
    "award_round": "awards_awardround",
    "pioneer_post": "awards_pioneerpost",
    "reward": "awards_reward",
    "service_card": "awards_servicecard",
}
"""Which kinds of subjects have a chain, and in which table its head lies."""

WHAT = {
    "altered": ("内容被改动", "was altered"),
    "missing": ("之前缺少记录", "a row before it, or at the end, is missing"),
    "added": ("是后来插入的", "was slipped in"),
    "head": ("与办件上的链头不符", "does not fit the head on its subject"),
    "seal": ("与封存不符", "does not fit its seal"),
    "signature": ("封存的签名不符", "the signature of the seal does not fit"),
}


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    journal = subparsers.add_parser("journal", help="留痕 · the journal")
    acts = journal.add_subparsers(dest="act", metavar="verify|key", required=True)
    parser = acts.add_parser("verify", help="核验留痕是否被改动 · has anybody altered the record?")
    parser.add_argument("--json", action="store_true", dest="as_json")
    parser.set_defaults(run=run)
    key = acts.add_parser("key", help="打印公钥，供离线核验 · print the public key that others check signatures with")
    key.add_argument("--json", action="store_true", dest="as_json")
    key.set_defaults(run=show_key)


def show_key(arguments: argparse.Namespace) -> int:
    """Print the public key of the journal's signatures."""
    public = ports.notary().public_key().decode()
    print(json.dumps({"public_key": public}) + "\n" if arguments.as_json else public, end="")
    return 0


def run(arguments: argparse.Namespace) -> int:
    """Print the verdict; status 1 when it is red."""
    tell = watcher(as_json=arguments.as_json)
    tell("正在逐条核对留痕", "following every chain")
    verdict = queries.verify(SUBJECTS, lambda rows: tell(f"已核对 {rows:,} 条", f"{rows:,} rows"))
    if arguments.as_json:
        fault = asdict(verdict.fault) if verdict.fault else None
        print(json.dumps({"sound": verdict.sound, **asdict(verdict), "fault": fault}, ensure_ascii=False))
    else:
        print(_said(verdict))
    return 0 if verdict.sound else 1


def _said(verdict: Verdict) -> str:
    counted = f"{verdict.rows} 条记录、{verdict.subjects} 条链、{verdict.seals} 个封存（{verdict.unsealed} 条待封存）"
    english = f"{verdict.rows} rows, {verdict.subjects} chains, {verdict.seals} seals ({verdict.unsealed} rows open)"
    if verdict.fault is None:
        return f"✓ 绿 留痕完整 · green, nothing was altered\n  {counted}\n  {english}"
    return f"✗ 红 · red\n  {_named(verdict.fault)}\n  {counted}\n  {english}"


def _named(fault: Fault) -> str:
    chinese, english = WHAT[fault.what]
    row = f"#{fault.id} " if fault.id else ""
    subject = f"{fault.subject_kind} {fault.subject_ref} seq {fault.seq} {fault.verb} " if fault.subject_kind else ""
    seal = f"seal {fault.seal} " if fault.seal else ""
    return f"{row}{subject}{seal}— {chinese} · {english}"

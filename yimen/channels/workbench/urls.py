"""Addresses of the workbench. Rooms that are built apart (administration, the catalogue desk) bring their own."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from yimen.channels.workbench import (
    alarms,
    brought_up,
    cards,
    cases,
    elsewhere,
    exceptions,
    jobs,
    letting_in,
    lists,
    login,
    matters,
    notices,
    overdue,
    pairs,
    penalties,
    supplements,
    tickets,
    window,
)

app_name = "workbench"

#: Packages of this door with a module `urls` of their own.
ROOMS = (
    "admin",
    "agency",
    "after",
    "cashier",
    "catalogue",
    "certificates",
    "cooperation",
    "duty",
    "concentration",
    "item_lists",
    "phases",
    "powers",
    "service",
    "shared",
    "terminals",
    "windows",
    "voice",
    "bundles",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", lists.worklist, name="home"),
    path("cases/", lists.worklist, name="worklist"),
    path("elsewhere", elsewhere.elsewhere, name="elsewhere"),
    path("search/", lists.search, name="search"),
    path("cases/next", lists.onward, name="next_case"),
    path("cases/<str:ref>", cases.case, name="case"),
    path("cases/<str:ref>/supplement", supplements.supplement, name="supplement"),
    path("cases/<str:ref>/exceptions", exceptions.exceptions, name="exceptions"),
    path("cases/<str:ref>/peek", lists.peek, name="peek"),
    path("cases/<str:ref>/hand-in", cases.hand_in, name="hand_in"),
    path("cases/<str:ref>/files/<str:file_ref>/original", cases.original, name="original"),
    path("cases/<str:ref>/commitment", cases.commitment, name="commitment"),
    path("cases/<str:ref>/commitment/paper", cases.signed_paper, name="signed_paper"),
    path("cases/<str:ref>/renewed", cases.name_renewed, name="name_renewed"),
    path("cases/<str:ref>/files/<str:file_ref>", cases.file, name="file"),
    path("cases/<str:ref>/documents/<str:document_ref>", cases.document, name="document"),
    path("cases/<str:ref>/certificates/<str:certificate_ref>", cases.certificate, name="certificate"),
    path("cases/<str:ref>/parcels/<str:parcel_ref>", cases.post_parcel, name="post_parcel"),
    path("cases/<str:ref>/acts/<str:name>", cases.act, name="act"),
    path("window", window.window, name="window"),
    path("window/who", window.who, name="who"),
    path("window/register", window.register, name="register"),
    path("window/login/<str:ref>", letting_in.let_in, name="let_in"),
    path("window/hand-out", window.hand_out, name="hand_out"),
    path("window/fall-back/<str:ref>", window.fall_back, name="fall_back"),
    path("window/visits", window.open_visit, name="open_visit"),
    path("window/visits/<str:ref>/close", window.close_visit, name="close_visit"),
    path("window/receive/<str:item_ref>", window.receive, name="receive"),
    path("pairs", pairs.at_the_counter, name="pairs"),
    path("pairs/waiting", pairs.waiting, name="pairs_waiting"),
    path("pairs/news", pairs.news, name="pairs_news"),
    path("pairs/<str:ref>", pairs.pair_up, name="pair_up"),
    path("pairs/<str:ref>/result", pairs.result, name="pair_result"),
    path("window/bundles", matters.listed, name="window_bundles"),
    path("window/bundles/<str:ref>", matters.take_in, name="window_bundle"),
    path("window/matters/<str:ref>", matters.one, name="window_matter"),
    path("window/matters/<str:ref>/finish", matters.finish, name="finish_matter"),
    path("window/matters/<str:ref>/hand-out", matters.hand_out, name="hand_out_matter"),
    path("queue", tickets.queue, name="queue"),
    path("queue/next", tickets.call_next, name="queue_next"),
    path("queue/who", tickets.who, name="queue_who"),
    path("queue/<str:ref>/<str:name>", tickets.act, name="queue_act"),
    path("notices/<str:ref>.pdf", notices.of_office_paper, name="office_notice_paper"),
    path("notices/<str:ref>", notices.of_office, name="office_notice"),
    path("alarms", alarms.listed, name="alarms"),
    path("alarms/standing", alarms.standing, name="alarms_standing"),
    path("cards", cards.listed, name="cards"),
    path("cards/standing", cards.standing, name="cards_standing"),
    path("overdue", overdue.listed, name="overdue"),
    path("penalties", penalties.penalties, name="penalties"),
    path("overdue/mine", brought_up.brought_up, name="brought_up"),
    path("overdue/mine/<str:ref>", brought_up.instruct, name="instruct"),
    path("overdue/<str:ref>", overdue.answer, name="answer_overdue"),
    path("admin/jobs", jobs.listed, name="jobs"),
    path("admin/jobs/<int:job_id>", jobs.retry, name="retry_job"),
    *login.urlpatterns,
]
urlpatterns += [
    path(f"{room}/", include(f"yimen.channels.workbench.{room}.urls"))
    for room in ROOMS
    if find_spec(f"yimen.channels.workbench.{room}") and find_spec(f"yimen.channels.workbench.{room}.urls")
]

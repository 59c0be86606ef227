"""The addresses of the hall 网上办事大厅: what a citizen may type, keep and pass on."""

from django.urls import path

from yimen.channels.hall import applying, certificates, finding, guide, lists, login, lookups, me, mine, notices

app_name = "hall"
urlpatterns = [
    *login.urlpatterns,
    path("", finding.home, name="home"),
    path("search", finding.search, name="search"),
    path("search/suggest", finding.suggest, name="suggest"),
    path("items/<str:ref>", guide.guide, name="guide"),
    path("items/<str:ref>/start", guide.start, name="start"),
    path("items/<str:ref>/history", notices.history, name="item_history"),
    path("notices", notices.listed, name="notices"),
    path("notices/<str:ref>", notices.notice, name="notice"),
    path("lists", lists.index, name="lists"),
    path("lists/<slug:code>", lists.one_list, name="list"),
    path("lists/<slug:code>/offices", lists.by_office, name="list_offices"),
    path("lists/<slug:code>/changes", lists.changes, name="list_changes"),
    path("lists/<slug:code>/file.<slug:form>", lists.as_file, name="list_file"),
    path("drafts/<str:ref>", applying.resume, name="draft"),
    path("drafts/<str:ref>/situation", applying.situation, name="situation"),
    path("drafts/<str:ref>/form", applying.form, name="form"),
    path("drafts/<str:ref>/keep", applying.keep, name="keep"),
    path("drafts/<str:ref>/materials", applying.materials, name="materials"),
    path("drafts/<str:ref>/materials/<str:material>", applying.add_file, name="add_file"),
    path("drafts/<str:ref>/files/<str:file>/remove", applying.remove_file, name="remove_file"),
    path("drafts/<str:ref>/check", applying.check, name="check"),
    path("drafts/<str:ref>/discard", applying.discard, name="discard"),
    path("mine", mine.cases_page, name="mine"),
    path("mine/<str:ref>", mine.case, name="case"),
    path("mine/<str:ref>/receipt", mine.receipt, name="receipt"),
    path("mine/<str:ref>/materials/<str:material>", mine.add_file, name="mend_file"),
    path("mine/<str:ref>/mended", mine.mended, name="mended"),
    path("mine/<str:ref>/withdraw", mine.withdraw, name="withdraw"),
    path("mine/<str:ref>/documents/<str:document>", mine.document, name="document"),
    path("certificates", certificates.mine, name="certificates"),
    path("certificates/<str:ref>", certificates.one, name="certificate"),
    path("certificates/<str:ref>/paper", certificates.paper, name="certificate_paper"),
    path("messages", me.messages, name="messages"),
    path("me", me.me, name="me"),
    path("progress", lookups.progress, name="progress"),
    path("verify", lookups.verify, name="verify"),
    path("verify/file", lookups.verified_file, name="verified_file"),
    path("verify/<str:code>", lookups.verified, name="verified"),
    path("accessibility", lookups.accessibility, name="accessibility"),
]

"""Addresses that outside services call by themselves."""

from django.urls import path

from yimen.channels.callbacks import connections, members, payment, sandbox, superiors, systems, wechat

app_name = "callbacks"
urlpatterns = [
    path("wechat", wechat.official, name="wechat"),
    path("payment", payment.notice, name="payment"),
    path("systems/<str:ref>", systems.push, name="own_system"),
    path("connections/<str:ref>/redeem", connections.redeem, name="redeem_jump"),
    path("connections/<str:ref>/words", connections.word, name="connection_word"),
    path("connections/<str:ref>/counts", connections.count, name="connection_count"),
    path("sandbox/<str:ref>", sandbox.report, name="sandbox_report"),
    path("sandbox/<str:ref>/<str:door>", sandbox.word, name="sandbox_word"),
    path("members/<str:ref>/words", members.words, name="member_words"),
    path("members/<str:ref>/counts", members.counts, name="member_counts"),
    path("members/<str:ref>/questions", members.question, name="member_question"),
    path("superiors/<str:ref>/filings", superiors.filing, name="superior_filing"),
    path("superiors/<str:ref>/results", superiors.result, name="superior_result"),
]

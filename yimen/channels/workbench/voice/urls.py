"""The addresses of the public's voice; hung in at voice/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.voice import complaints, follow_ups, window_votes

urlpatterns = [
    path("", follow_ups.listed, name="voice"),
    path("follow-ups/<str:ref>", follow_ups.one, name="voice_one"),
    path("windows", window_votes.listed, name="window_votes"),
    path("complaints", complaints.listed, name="complaints"),
    path("complaints/<str:ref>", complaints.one, name="complaint"),
]

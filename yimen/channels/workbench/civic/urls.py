"""The addresses of the civic voice; hung in at civic/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.civic import interviews, keeping, microblogs, voices

urlpatterns = [
    path("", voices.listed, name="civic"),
    path("record", voices.record, name="civic_record"),
    path("comments", keeping.comments, name="civic_comments"),
    path("interviews", interviews.listed, name="civic_interviews"),
    path("interviews/<str:ref>", interviews.one, name="civic_interview"),
    path("posts", microblogs.posts, name="civic_posts"),
    path("accounts", microblogs.accounts, name="civic_accounts"),
    path("duty", keeping.duty, name="civic_duty"),
    path("work", keeping.work, name="civic_work"),
    path("rules", keeping.rules, name="civic_rules"),
    path("voices/<str:ref>", voices.one, name="civic_one"),
]

"""Tables of the microblogs: official accounts with who owns them, and every post with what became of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.microblogs import HOURS, BlogPlatform


class Microblog(Chained):
    """An official account 政务微博账号: whose it is, and within how many office hours that department answers."""

    ref = models.TextField(unique=True)
    platform = models.TextField()
    handle = models.TextField()
    name = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", db_index=False)
    hours = models.SmallIntegerField()
    registered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    after = models.TextField(default="")  # the last post that its source told
    asked_at = models.DateTimeField(null=True)
    silent_since = models.DateTimeField(null=True)  # while its source does not answer

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(platform__in=[one.value for one in BlogPlatform]), name="microblog_platform_is_known"
            ),
            models.CheckConstraint(condition=~Q(handle="") & ~Q(name=""), name="microblog_is_called_something"),
            models.CheckConstraint(
                condition=Q(hours__gte=HOURS.start, hours__lt=HOURS.stop), name="microblog_is_answered_in_days"
            ),
            models.UniqueConstraint(
                fields=["platform", "handle"], condition=Q(ended_at=None), name="microblog_is_registered_once"
            ),
        ]


class BlogPost(models.Model):
    """What somebody wrote on an official account 微博, taken in once: an order, set aside with a reason, or waiting."""

    ref = models.TextField(unique=True)
    microblog = models.ForeignKey(Microblog, models.PROTECT, related_name="posts", db_index=False)
    key = models.TextField()  # its number on the platform
    author = models.TextField()
    text = models.TextField()
    address = models.TextField(default="")
    posted_at = models.DateTimeField()
    taken_at = models.DateTimeField()
    read_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    read_at = models.DateTimeField(null=True)
    voice = models.OneToOneField("voices.Voice", models.PROTECT, related_name="+", null=True)
    aside_why = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["microblog", "key"], name="blog_post_is_taken_in_once"),
            models.CheckConstraint(condition=~Q(key="") & ~Q(text="") & ~Q(author=""), name="blog_post_says_something"),
            models.CheckConstraint(
                condition=Q(read_at=None, read_by=None, voice=None, aside_why="")
                | Q(read_at__isnull=False, read_by__isnull=False, voice__isnull=False, aside_why="")
                | Q(read_at__isnull=False, read_by__isnull=False, voice=None) & ~Q(aside_why=""),
                name="blog_post_is_an_order_or_set_aside_with_a_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["taken_at", "id"], condition=Q(read_at=None), name="blog_post_waiting"),
            models.Index(fields=["microblog", "taken_at"], name="blog_post_of_account"),
        ]

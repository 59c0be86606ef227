"""Tables of the portals: whose they are, who is bound to them, each assertion that was used, and old addresses."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.portals import PortalPage

PAGES = [str(one) for one in PortalPage]


class Portal(Chained):
    """A portal of a district or department 门户: whose, under which origin. Its key is derived, never stored."""

    ref = models.TextField(unique=True)
    name = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")  # whose items it shows
    origin = models.TextField()
    key_edition = models.SmallIntegerField(default=1)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    close_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(origin__startswith="https://"), name="portal_is_reached_safely"),
            models.CheckConstraint(
                condition=Q(closed_at=None, close_basis="") | Q(closed_at__isnull=False) & ~Q(close_basis=""),
                name="portal_is_closed_on_a_basis",
            ),
            models.UniqueConstraint(fields=["name"], condition=Q(closed_at=None), name="portal_is_named_once"),
        ]


class PortalBinding(models.Model):
    """Who of a portal is who of here 门户绑定: said by the account itself, once, and ended by it."""

    ref = models.TextField(unique=True)
    portal = models.ForeignKey(Portal, models.PROTECT, related_name="bindings", db_index=False)
    subject = models.BinaryField()  # what the portal calls them, as a keyed hash
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    bound_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["portal", "subject"], condition=Q(ended_at=None), name="portal_binding_is_of_one_account"
            ),
        ]


class PortalEntry(models.Model):
    """An assertion that was used 单点登录: whose account it opened, or that nobody was bound."""

    portal = models.ForeignKey(Portal, models.PROTECT, related_name="entries", db_index=False)
    serial = models.TextField()
    entered_at = models.DateTimeField()
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["portal", "serial"], name="portal_entry_is_made_once"),
        ]


class OldLink(models.Model):
    """Where an old address of a portal leads now 旧链接: to an item, or to a page of the hall."""

    portal = models.ForeignKey(Portal, models.PROTECT, related_name="links", db_index=False)
    path = models.TextField()
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", null=True)
    page = models.TextField(default="")
    set_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["portal", "path"], name="old_link_leads_one_way"),
            models.CheckConstraint(
                condition=Q(item__isnull=False, page="") | Q(item=None, page__in=PAGES), name="old_link_leads_somewhere"
            ),
        ]


class OldLinkUse(models.Model):
    """How often an old address was followed on a day 旧链接访问; one that nobody registered is counted, too."""

    portal = models.ForeignKey(Portal, models.PROTECT, related_name="uses", db_index=False)
    path = models.TextField()  # empty: the rest of a day together
    day = models.DateField()
    known = models.TextField(default="")
    count = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["portal", "day", "path"], name="old_link_use_once_a_day"),
            models.CheckConstraint(condition=Q(count__gt=0), name="old_link_use_counts_up"),
        ]

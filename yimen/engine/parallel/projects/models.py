"""Tables of the projects: the project, its opened stages and groups, what was fixed early, and its joint sittings."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.projects.project import Funding, Indicator, ProjectClass, ProjectKind
from yimen.kernel.projects.sites import ControlLine, SiteSubject, SiteView
from yimen.kernel.projects.sitting_life import SittingKind, SittingState, View


class Project(Chained):
    """An investment project 投资项目 under its national code, with the version of the model that it follows."""

    ref = models.TextField(unique=True)
    code = models.TextField(unique=True)
    name = models.TextField()
    kind = models.TextField()
    funding = models.TextField()
    project_class = models.TextField()
    place = models.TextField()
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+")
    model = models.ForeignKey("project_models.ProjectModel", models.PROTECT, related_name="+", db_index=False)
    # By which entry of the list it is set up simply; null: the common way.
    simplified = models.ForeignKey(
        "project_models.SimplifiedEntry", models.PROTECT, related_name="+", null=True, db_index=False
    )
    set_up_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    stopped_why = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=list(ProjectKind)), name="project_kind_is_known"),
            models.CheckConstraint(condition=Q(funding__in=list(Funding)), name="project_funding_is_known"),
            models.CheckConstraint(condition=Q(project_class__in=list(ProjectClass)), name="project_class_is_known"),
            models.CheckConstraint(
                condition=Q(simplified=None) | Q(kind="government"), name="project_of_government_is_set_up_simply"
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None, stopped_why="") | (Q(stopped_at__isnull=False) & ~Q(stopped_why="")),
                name="project_is_stopped_for_a_reason",
            ),
        ]


class ProjectStage(models.Model):
    """A stage that was opened: one form and one set of materials, which is a matter of its own."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="stages")
    stage = models.ForeignKey("project_models.ModelStage", models.PROTECT, related_name="+", db_index=False)
    number = models.SmallIntegerField()
    matter = models.OneToOneField("matters.Matter", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "number"], name="project_stage_is_opened_once"),
        ]


class StageGroup(models.Model):
    """A parallel group that began: when lies here and nowhere else, so that none of its cases began apart."""

    stage = models.ForeignKey(ProjectStage, models.PROTECT, related_name="groups")
    number = models.SmallIntegerField()
    started_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["stage", "number"], name="stage_group_begins_once"),
        ]


class FixedIndicator(models.Model):
    """A control indicator 控制性指标 as it was fixed; a change is a new row with a document of its own."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="indicators")
    indicator = models.TextField()
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    document = models.TextField()
    fixed_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "indicator"], condition=Q(replaced_at=None), name="indicator_is_fixed_once_at_a_time"
            ),
            models.CheckConstraint(condition=Q(indicator__in=list(Indicator)), name="indicator_is_known"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="indicator_is_not_negative"),
            models.CheckConstraint(condition=~Q(document=""), name="indicator_is_fixed_by_a_document"),
        ]


class JointSitting(models.Model):
    """A joint sitting 联合会审 of a project: one package, several offices, one result. `state` is written by moves."""

    ref = models.TextField(unique=True)
    stage = models.ForeignKey(ProjectStage, models.PROTECT, related_name="sittings")
    kind = models.TextField()
    lead = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    offices = ArrayField(models.BigIntegerField())
    calendar = models.ForeignKey("calendars.Calendar", models.PROTECT, related_name="+", db_index=False)
    days = models.DecimalField(max_digits=6, decimal_places=1)
    state = models.TextField(default=SittingState.OPEN)
    due_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["stage", "kind"],
                condition=Q(state__in=["open", "mending", "passed"]),
                name="sitting_of_a_kind_one_at_a_time",
            ),
            models.CheckConstraint(condition=Q(kind__in=list(SittingKind)), name="sitting_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=list(SittingState)), name="sitting_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "mending"], ended_at=None)
                | (~Q(state__in=["open", "mending"]) & Q(ended_at__isnull=False)),
                name="sitting_ends_with_its_state",
            ),
        ]


class SittingRound(models.Model):
    """One time the package was looked at: which version of it, and the one report that came of it."""

    sitting = models.ForeignKey(JointSitting, models.PROTECT, related_name="rounds")
    number = models.SmallIntegerField()
    note = models.TextField()
    opened_at = models.DateTimeField()
    report = models.TextField(default="")
    absent = ArrayField(models.BigIntegerField(), default=list)
    concluded_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    concluded_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sitting", "number"], name="sitting_round_is_numbered_once"),
            models.UniqueConstraint(
                fields=["sitting"], condition=Q(concluded_at=None), name="sitting_one_round_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(concluded_at=None, report="") | (Q(concluded_at__gte=F("opened_at")) & ~Q(report="")),
                name="sitting_round_ends_with_a_report",
            ),
        ]


class SittingView(models.Model):
    """What one office says of one version of the package, signed by name."""

    round = models.ForeignKey(SittingRound, models.PROTECT, related_name="views")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    view = models.TextField()
    text = models.TextField()
    defects = ArrayField(models.TextField(), default=list)
    said_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    said_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "office"], name="sitting_view_of_an_office_once_in_a_round"),
            models.CheckConstraint(condition=Q(view__in=list(View)), name="sitting_view_is_known"),
            models.CheckConstraint(
                condition=Q(view="pass", defects=[]) | (~Q(view="pass") & Q(defects__len__gte=1)),
                name="sitting_view_names_what_is_wrong",
            ),
        ]


class Site(models.Model):
    """A piece of land that was chosen for a project 选址: checked against the five lines as they were on that day."""

    ref = models.TextField(unique=True)
    project = models.ForeignKey(Project, models.PROTECT, related_name="sites")
    number = models.SmallIntegerField()
    rings = models.JSONField()
    digest = models.TextField()
    area = models.DecimalField(max_digits=14, decimal_places=2)
    layers = ArrayField(models.TextField())
    chosen_at = models.DateTimeField()
    # The one consolidated result of what the map and the departments say.
    result = models.TextField(default="")
    conclusion = models.TextField(default="")
    concluded_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    concluded_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "number"], name="site_is_numbered_in_its_project"),
            models.UniqueConstraint(
                fields=["project"], condition=Q(concluded_at=None), name="site_one_at_a_time_in_a_project"
            ),
            models.CheckConstraint(
                condition=Q(result="", concluded_at=None, conclusion="")
                | (Q(result__in=list(SiteView), concluded_at__isnull=False) & ~Q(conclusion="")),
                name="site_is_concluded_in_words",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["digest"], condition=Q(result="unfit"), name="site_found_unfit"),
        ]


class SiteConflict(models.Model):
    """A control line that a site touches 五线冲突: how much, and by which document it was resolved."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="conflicts")
    line = models.TextField()
    layer = models.TextField()
    overlap = models.DecimalField(max_digits=14, decimal_places=2)
    share = models.DecimalField(max_digits=5, decimal_places=2)
    resolved_by_document = models.TextField(default="")
    resolution = models.TextField(default="")
    resolved_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "line"], name="site_conflict_with_a_line_once"),
            models.CheckConstraint(condition=Q(line__in=list(ControlLine)), name="site_conflict_line_is_known"),
            models.CheckConstraint(condition=Q(overlap__gt=0), name="site_conflict_has_an_area"),
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolution="", resolved_by_document="")
                | (Q(resolved_at__isnull=False) & ~Q(resolution="") & ~Q(resolved_by_document="")),
                name="site_conflict_is_resolved_by_a_document",
            ),
        ]


class SiteOpinion(models.Model):
    """What one department is asked about a site, by when, and what it says."""

    ref = models.TextField(unique=True)
    site = models.ForeignKey(Site, models.PROTECT, related_name="opinions")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    subject = models.TextField()
    due_at = models.DateTimeField()
    view = models.TextField(default="")
    text = models.TextField(default="")
    said_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    said_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "office", "subject"], name="site_opinion_is_asked_once"),
            models.CheckConstraint(condition=Q(subject__in=list(SiteSubject)), name="site_opinion_subject_is_known"),
            models.CheckConstraint(
                condition=Q(view="", said_at=None, text="")
                | (Q(view__in=list(SiteView), said_at__isnull=False) & ~Q(text="")),
                name="site_opinion_is_said_in_words",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "due_at"], condition=Q(said_at=None), name="site_opinion_waits"),
        ]

"""Reading the project models: those of a day, one version with its stages, and who is on the simplified list."""

from collections.abc import Iterable
from datetime import datetime

from yimen.registries.bundles import queries as bundles
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.project_models.models import ModelStage, ProjectModel, SimplifiedEntry
from yimen.registries.project_models.rows import ModelRow, SimplifiedRow, SittingTerm, StageItemRow, StageRow

MOST = 100


def in_force(now: datetime) -> tuple[ModelRow, ...]:
    """The models of today, by their names."""
    found = ProjectModel.objects.filter(valid__contains=day_of(now)).order_by("name")[:MOST]
    return tuple(_model(one, now) for one in found)


def versions(now: datetime) -> tuple[ModelRow, ...]:
    """Every version of every model, the newest first."""
    return tuple(_model(one, now) for one in ProjectModel.objects.order_by("name", "-number")[:MOST])


def model(ref: str, now: datetime) -> ModelRow | None:
    """One version by its reference."""
    found = ProjectModel.objects.filter(ref=ref).first()
    return _model(found, now) if found else None


def stages(model_id: int, now: datetime) -> tuple[StageRow, ...]:
    """The stages of a version with their items, group by group."""
    return tuple(_stage(one, now) for one in ModelStage.objects.filter(model_id=model_id).order_by("number"))


def names(model_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """What the stages of versions are called, in their order; in one statement."""
    found: dict[int, tuple[str, ...]] = {}
    rows = ModelStage.objects.filter(model_id__in=list(model_ids)).order_by("model_id", "number")
    for model_id, name in rows.values_list("model_id", "name"):
        found[model_id] = (*found.get(model_id, ()), name)
    return found


def leads(office_ids: Iterable[int], model_id: int) -> bool:
    """Whether one of these offices leads a stage or a sitting of a version, or has an item or a look in it."""
    held = set(office_ids)
    rows = list(ModelStage.objects.filter(model_id=model_id).prefetch_related("sittings"))
    if any(one.lead_id in held or any(held & {x.lead_id, *x.offices} for x in one.sittings.all()) for one in rows):
        return True
    return ModelStage.objects.filter(model_id=model_id, bundle__items__item__office_id__in=held).exists()


def simplified(now: datetime) -> tuple[SimplifiedRow, ...]:
    """The list of simplified set-up with what has left it, the newest first."""
    return tuple(_entry(one) for one in SimplifiedEntry.objects.order_by("-id")[:MOST])


def simplified_entry(project_class: str, project_code: str, now: datetime) -> SimplifiedRow | None:
    """By which entry of today's list a government project is set up simply; None: it follows the common way."""
    on = SimplifiedEntry.objects.filter(valid__contains=day_of(now))
    found = on.filter(project_code=project_code).first() or on.filter(project_class=project_class).first()
    return _entry(found) if found else None


def _entry(one: SimplifiedEntry) -> SimplifiedRow:
    return SimplifiedRow(
        one.pk, one.ref, one.project_class, one.project_code, one.document, one.valid.lower, one.valid.upper
    )


def _model(one: ProjectModel, now: datetime) -> ModelRow:
    return ModelRow(
        one.pk, one.ref, one.name, one.number, one.document, one.valid.lower, one.valid.upper, one.days,
        one.days_before, stages(one.pk, now),
    )  # fmt: skip


def _stage(one: ModelStage, now: datetime) -> StageRow:
    bundle_ref = one.bundle.ref
    groups, views = bundles.groups(bundle_ref, now), bundles.views(bundle_ref, now)
    sittings = list(one.sittings.order_by("id"))
    asked = {one.lead_id, *(id_ for each in sittings for id_ in (each.lead_id, *each.offices))}
    called = offices.office_names(asked, day_of(now))

    items = [
        StageItemRow(
            view.ref, view.name, view.office_id, view.office_name, groups.get(view.ref, 1), need,
            "yes" if view.item_id in one.spared else "",
        )
        for view, need in views
    ]  # fmt: skip
    return StageRow(
        one.pk, one.number, one.name, one.lead_id, called.get(one.lead_id, ""), one.days, bundle_ref,
        tuple(sorted(items, key=lambda item: item.group)),
        tuple(
            SittingTerm(
                each.pk, each.kind, each.lead_id, called.get(each.lead_id, ""),
                tuple((id_, called.get(id_, "")) for id_ in each.offices), each.days,
            )
            for each in sittings
        ),
        one.needs_site,
    )  # fmt: skip

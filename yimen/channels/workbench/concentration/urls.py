"""The addresses of the concentration of powers; hung in at concentration/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.concentration import divisions, integrations, items, reform_plans, residencies, seat_plan

urlpatterns = [
    path("", residencies.listed, name="residencies"),
    path("plan", residencies.plan, name="plan_residency"),
    path("seats", residencies.seats, name="seats"),
    path("seats/<str:ref>", seat_plan.plan, name="seat_plan"),
    path("integrations", integrations.listed, name="integrations"),
    path("integrations/<str:ref>", integrations.one, name="integration"),
    path("horizontals", integrations.horizontals, name="horizontals"),
    path("divisions", divisions.listed, name="divisions"),
    path("divisions/<str:ref>", divisions.one, name="division"),
    path("entry-order", items.entry_order, name="entry_order"),
    path("items/<str:ref>", items.of_office, name="concentration_items"),
    path("plans", reform_plans.listed, name="reform_plans"),
    path("plans/<str:ref>", reform_plans.one, name="reform_plan"),
    path("<str:ref>", residencies.one, name="residency"),
]

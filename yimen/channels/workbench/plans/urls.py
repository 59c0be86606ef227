"""The addresses of plans and bulletins; hung in at plans/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.plans import bulletins, views

urlpatterns = [
    path("", views.listed, name="plans"),
    path("overdue", views.overdue, name="plans_overdue"),
    path("bulletins", bulletins.listed, name="bulletins"),
    path("bulletins/<str:ref>", bulletins.one, name="bulletin"),
    path("<str:ref>", views.one, name="plan"),
]

"""The addresses of responsibility; hung in at responsibility/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.responsibility import views

urlpatterns = [
    path("", views.listed, name="responsibility"),
    path("open", views.opened, name="responsibility_open"),
    path("censures", views.censures, name="censures"),
    path("<str:ref>", views.one, name="responsibility_case"),
]

"""The addresses of the projects; hung in at projects/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.projects import models, pages, sites

urlpatterns = [
    path("", pages.listed, name="projects"),
    path("models", models.listed, name="project_models"),
    path("lines", sites.lines, name="control_lines"),
    path("sites/<str:ref>", sites.site, name="project_site"),
    path("files/<str:ref>", pages.sitting_file, name="project_file"),
    path("<str:ref>", pages.one, name="project"),
]

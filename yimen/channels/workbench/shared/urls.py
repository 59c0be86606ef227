"""The addresses of shared cases; hung in at shared/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.shared import giving, pages

urlpatterns = [
    path("", pages.listed, name="shared"),
    path("cases/<str:ref>", giving.of_case, name="case_shares"),
    path("<str:ref>", pages.one, name="shared_case"),
    path("<str:ref>/files/<str:file_ref>", pages.file, name="shared_file"),
    path("<str:ref>/papers/<str:paper_ref>", pages.paper, name="shared_paper"),
]

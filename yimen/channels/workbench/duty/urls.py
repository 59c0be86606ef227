"""The addresses of duty; hung in at duty/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.duty import asking, pages

urlpatterns = [
    path("", pages.duty, name="duty"),
    path("letters", pages.letters, name="letters"),
    path("answers/<str:ref>", asking.answer, name="section_answer"),
    path("cases/<str:ref>", asking.beside, name="beside_case"),
    path("inspections/<str:ref>", asking.inspection, name="inspection"),
    path("inspections/<str:ref>/photographs/<str:photo_ref>", asking.photograph, name="inspection_photo"),
]

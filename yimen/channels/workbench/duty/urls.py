"""The addresses of duty; hung in at duty/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.duty import asking, credentials, files, letters, pages, stamps

urlpatterns = [
    path("", pages.duty, name="duty"),
    path("letters", letters.letters, name="letters"),
    path("letters/technical", letters.technical, name="technical_items"),
    path("letters/<str:ref>/paper", letters.letter_paper, name="letter_paper"),
    path("letters/<str:ref>", letters.letter, name="letter"),
    path("staff", files.listed, name="staff_files"),
    path("staff/<str:ref>", files.one, name="staff_file"),
    path("stamps", stamps.register, name="stamps"),
    path("stamps/<str:ref>", stamps.one, name="stamp"),
    path("credentials", credentials.register, name="credentials"),
    path("credentials/<str:ref>", credentials.one, name="credential"),
    path("answers/<str:ref>", asking.answer, name="section_answer"),
    path("cases/<str:ref>", asking.beside, name="beside_case"),
    path("inspections/<str:ref>", asking.inspection, name="inspection"),
    path("inspections/<str:ref>/photographs/<str:photo_ref>", asking.photograph, name="inspection_photo"),
]

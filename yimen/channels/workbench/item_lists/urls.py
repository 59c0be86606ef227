"""The addresses of the lists at the desks; hung in at item_lists/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.item_lists import forms, pages, three

urlpatterns = [
    path("", pages.index, name="item_lists"),
    path("three-lists/", three.three_lists, name="three_lists"),
    path("form-sheets/", forms.form_sheets, name="form_sheets"),
    path("<slug:code>", pages.one_list, name="item_list"),
    path("<slug:code>/missing", pages.missing, name="item_list_missing"),
]

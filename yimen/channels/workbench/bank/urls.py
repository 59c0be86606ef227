"""The address of the document bank at the desk; hung in at bank/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.bank import pages

urlpatterns = [path("<str:ref>", pages.of_case, name="case_bank")]

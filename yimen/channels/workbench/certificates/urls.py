"""The addresses of certificates at the desk; hung in at certificates/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.certificates import pages, stock

urlpatterns = [
    path("stock", stock.stock, name="certificate_stock"),
    path("lost", pages.lost, name="certificates_lost"),
    path("cases/<str:ref>", pages.of_case, name="case_certificates"),
]

"""The addresses of joint approval; hung in at joint/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.joint import leading, pages, register

urlpatterns = [
    path("", pages.listed, name="joint"),
    path("register/", register.listed, name="parallels"),
    path("register/<str:ref>/", register.one, name="parallel"),
    path("register/<str:ref>/propose", register.propose, name="propose_rules"),
    path("cases/<str:ref>", leading.of_case, name="case_joint"),
    path("<str:ref>", pages.opinion, name="opinion"),
    path("<str:ref>/files/<str:file_ref>", pages.file, name="opinion_file"),
]

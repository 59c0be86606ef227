"""The addresses of the service room; hung in at service/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.service import appointments, beyond, enquiries, noes, talks

urlpatterns = [
    path("", enquiries.listed, name="service_enquiries"),
    path("enquiries/<str:ref>", enquiries.one, name="service_enquiry"),
    path("talks", talks.listed, name="service_talks"),
    path("talks/<str:ref>", talks.one, name="service_talk"),
    path("noes", noes.waiting, name="noes"),
    path("today", appointments.today, name="service_today"),
    path("plans", appointments.plans, name="service_plans"),
    path("home", beyond.home_visits, name="service_home"),
    path("follow", beyond.follow, name="service_follow"),
    path("cases/<str:ref>", beyond.of_case, name="service_case"),
    path("hours", beyond.late_hours, name="service_hours"),
]

"""The addresses of people at their posts; hung in at team/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.team import (
    assessing,
    attendance,
    awarding,
    budgeting,
    figures,
    leading,
    mine,
    rota,
    seconding,
    training,
)

urlpatterns = [
    path("", rota.rota, name="team_rota"),
    path("mine", mine.mine, name="team_mine"),
    path("attendance", attendance.attendance, name="team_attendance"),
    path("leave", attendance.leave, name="team_leave"),
    path("assessment", assessing.assessment, name="team_assessment"),
    path("assessment/<str:ref>", assessing.one, name="team_result"),
    path("years/<int:number_>", assessing.year, name="team_year"),
    path("awards", awarding.awards, name="team_awards"),
    path("budgets", budgeting.budgets, name="team_budgets"),
    path("training", training.training, name="team_training"),
    path("knowledge", training.knowledge, name="team_knowledge"),
    path("leaders", leading.leaders, name="team_leaders"),
    path("raised", leading.raised, name="team_raised"),
    path("secondments", seconding.secondments, name="team_secondments"),
    path("secondments/<str:ref>", seconding.secondment, name="team_secondment"),
    path("home", seconding.home, name="team_home"),
    path("figures", figures.figures, name="team_figures"),
]

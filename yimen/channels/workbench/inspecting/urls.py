"""The addresses of supervision after approval; hung in at inspecting/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.inspecting import checks, draws, records

urlpatterns = [
    path("", checks.listed, name="spot_checks"),
    path("checks/<str:ref>", checks.one, name="spot_check"),
    path("checks/<str:ref>/photos", checks.add_photo, name="spot_photograph"),
    path("checks/<str:ref>/photos/<str:photo_ref>", checks.photo, name="spot_photo"),
    path("records", records.listed, name="supervision_records"),
    path("records/<str:ref>", records.one, name="supervision_record"),
    path("draws", draws.listed, name="spot_draws"),
    path("draws/<str:ref>", draws.one, name="spot_draw"),
]

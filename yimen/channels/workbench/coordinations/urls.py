"""The addresses of the coordination meetings; hung in at coordinations/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.coordinations import views

urlpatterns = [
    path("", views.listed, name="coordinations"),
    path("call", views.call, name="coordination_call"),
    path("standing", views.standing, name="coordination_standing"),
    path("materials/<str:ref>", views.material, name="coordination_material"),
    path("<str:ref>", views.one, name="coordination"),
]

"""Addresses of the first steps."""

from django.urls import path

from jiheng_web.frame import views

urlpatterns = [
    path("enter/<str:key>/", views.enter, name="enter"),
    path("speak/", views.speak, name="speak"),
    path("health/", views.health, name="health"),
]

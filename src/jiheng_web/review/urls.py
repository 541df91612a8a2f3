"""Addresses of the bench."""

from django.urls import path

from jiheng_web.review import views

urlpatterns = [
    path("", views.home, name="home"),
    path("batches/", views.new, name="new"),
    path("batches/<int:pk>/", views.show, name="batch"),
    path("batches/<int:pk>/files/", views.add, name="add"),
    path("batches/<int:pk>/progress/", views.progress, name="progress"),
    path("batches/<int:pk>/answer/", views.answer, name="answer"),
    path("batches/<int:pk>/outcomes/", views.outcomes, name="outcomes"),
    path("batches/<int:pk>/forms/<int:place>/", views.form, name="form"),
    path("outcomes/<int:pk>/", views.fetch, name="fetch"),
]

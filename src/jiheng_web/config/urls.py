"""The addresses of the office, each under the folder of its feature."""

from django.urls import include, path

urlpatterns = [
    path("", include("jiheng_web.frame.urls")),
    path("", include("jiheng_web.review.urls")),
]
handler400 = "jiheng_web.frame.refusals.misread"
handler403 = "jiheng_web.frame.refusals.forbidden"
handler404 = "jiheng_web.frame.refusals.nothing_here"
handler500 = "jiheng_web.frame.refusals.our_fault"

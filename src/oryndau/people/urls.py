from django.urls import path

from oryndau.people import views

app_name = "people"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("act-as/", views.act_as, name="act-as"),
    path("access-log/", views.access_log, name="access-log"),
]

from django.urls import path

from oryndau.demo import views

app_name = "demo"
urlpatterns = [path("clock/", views.clock, name="clock")]

from django.urls import path

from oryndau.signing import views

app_name = "signing"
urlpatterns = [path("sign/<uuid:session_id>/", views.page, name="page")]

"""Where the personal account finds an agent's case and its documents: by the procedure's own name."""

from django.urls import path

from oryndau.profession.views import own

app_name = "agent"
urlpatterns = [
    path("<uuid:case_id>/", own.case, name="case"),
    path("<uuid:case_id>/files/<slug:sha256>/", own.case_file, name="file"),
]

"""Addresses of the claimant's pages."""

from django.urls import path

from oryndau.initiation.views import attachments, case, debtors, signing, start, wizard

app_name = "initiation"
_DRAFT = "drafts/<uuid:draft_id>/"
_CASE = "cases/<uuid:case_id>/"
urlpatterns = [
    path("", start.start, name="start"),
    path("begin/", start.begin, name="begin"),
    path(_DRAFT, wizard.overview, name="draft"),
    path(f"{_DRAFT}delete/", start.delete, name="delete"),
    path(f"{_DRAFT}deleted/", start.deleted, name="deleted"),
    path(f"{_DRAFT}restore/", start.restore, name="restore"),
    path(f"{_DRAFT}debtors/", debtors.listing, name="debtors"),
    path(f"{_DRAFT}debtors/add/", debtors.add, name="add-debtor"),
    path(f"{_DRAFT}debtors/<slug:key>/", debtors.one, name="debtor"),
    path(f"{_DRAFT}debtors/<slug:key>/remove/", debtors.remove, name="remove-debtor"),
    path(f"{_DRAFT}attachments/", attachments.listing, name="attachments"),
    path(f"{_DRAFT}attachments/<uuid:upload_id>/", attachments.look, name="attachment"),
    path(f"{_DRAFT}attachments/<uuid:upload_id>/remove/", attachments.remove, name="remove-attachment"),
    path(f"{_DRAFT}claimant-kind/", wizard.claimant_switch, name="claimant-kind"),
    path(f"{_DRAFT}check/", signing.check, name="check"),
    path(f"{_DRAFT}sign/", signing.sign, name="sign"),
    path(f"{_DRAFT}<slug:key>/", wizard.page, name="page"),
    path("preview/<uuid:session_id>/", signing.preview, name="preview"),
    path(_CASE, case.page, name="case"),
    path(f"{_CASE}submitted/", case.submitted, name="submitted"),
    path(f"{_CASE}slip/", case.slip, name="slip"),
    path(f"{_CASE}files/<slug:sha256>/", case.file, name="file"),
    path(f"{_CASE}withdraw/", case.withdraw, name="withdraw"),
]

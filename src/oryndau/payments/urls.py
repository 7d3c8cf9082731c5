"""Addresses of fees: paying, one's own fees, the desk of refunds, and what the payment gateway sends."""

from django.urls import path

from oryndau.payments.views import desk, notifications, own, paying

app_name = "payments"
_FEE = "<uuid:fee_id>/"
urlpatterns = [
    path("", own.fees, name="list"),
    path("fees/<uuid:case_id>/", own.fee, name="fee"),
    path(f"{_FEE}pay/", paying.pay, name="pay"),
    path(f"{_FEE}bank/", paying.bank, name="bank"),
    path(f"{_FEE}return/", paying.returned, name="return"),
    path(f"{_FEE}state/", paying.state, name="state"),
    path(f"{_FEE}refund/", own.ask_refund, name="ask-refund"),
    path(f"{_FEE}correct/", own.correct, name="correct"),
    path(f"{_FEE}file/", own.file, name="file"),
    path("refunds/", desk.refunds, name="refunds"),
    path(f"refunds/{_FEE}", desk.refund, name="refund"),
    path(f"refunds/{_FEE}file/", desk.file, name="refund-file"),
    path("notifications/", notifications.receive, name="notifications"),
]

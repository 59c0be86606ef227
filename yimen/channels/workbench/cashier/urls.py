"""The addresses of the cashier's room; hung in at cashier/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.cashier import approving, bills, postage, reconciling, tills

urlpatterns = [
    path("", tills.till, name="cashier"),
    path("tills", tills.listed, name="tills"),
    path("bills/<str:ref>", bills.bill, name="bill"),
    path("approvals", approving.approvals, name="fee_approvals"),
    path("reconciliation", reconciling.days, name="reconciliations"),
    path("reconciliation/<str:ref>", reconciling.day, name="reconciliation"),
    path("postage", postage.listed, name="postage"),
    path("postage/<str:ref>", postage.statement, name="postage_month"),
]

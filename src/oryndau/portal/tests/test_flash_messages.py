"""Messages of a page: one banner for what was done, one for what is important (issue 2, point 11)."""

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string

from oryndau.portal.templatetags.oryndau import by_kind

TOLD = [
    Message(constants.SUCCESS, "Saved."), Message(constants.WARNING, "Late."),
    Message(constants.SUCCESS, "Sent."), Message(constants.INFO, "Look."),
]  # fmt: skip


def test_messages_of_a_kind_share_a_banner() -> None:
    """Two landmarks with one name cannot be told apart by who listens to the page."""
    assert by_kind(TOLD) == [("success", ["Saved.", "Sent."]), ("", ["Late.", "Look."])]
    drawn = render_to_string("portal/messages.html", {"messages": TOLD})
    assert drawn.count('role="alert"') == drawn.count('role="region"') == 1


def test_no_message_draws_nothing() -> None:
    """An empty page has no banner."""
    assert "banner" not in render_to_string("portal/messages.html", {"messages": []})

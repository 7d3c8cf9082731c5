"""Notices: messages in the personal account, by e-mail and by SMS."""

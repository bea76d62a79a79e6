"""The only writers of what people are told."""

from tinhgon.notices.acts.telling import inform, mark_read, new_feed, post, tell

__all__ = ["inform", "mark_read", "new_feed", "post", "tell"]

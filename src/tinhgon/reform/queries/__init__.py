"""Reading drafts, their versions, and what they would do."""

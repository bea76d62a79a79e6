"""The tables of the room: what is drafted here; the dossier's stand beside."""

from tinhgon.reform.models.drafting import Draft, Turn, Version

__all__ = ["Draft", "Turn", "Version"]

"""The tables of denunciations: keys of officers, sealed matters, and who opened what."""

from tinhgon.denunciations.models.keys import KeyEnd, KeyPassphrase, OfficerKey
from tinhgon.denunciations.models.matter import Box, Envelope, Matter, Publication
from tinhgon.denunciations.models.unsealing import Approval, Look, Release, Unsealing

__all__ = [
    "Approval",
    "Box",
    "Envelope",
    "KeyEnd",
    "KeyPassphrase",
    "Look",
    "Matter",
    "OfficerKey",
    "Publication",
    "Release",
    "Unsealing",
]

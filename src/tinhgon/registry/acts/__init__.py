"""The only writers of the registry. Each act is one transaction, rests on a decision, and leaves one entry in the ledger."""

from tinhgon.registry.acts.cancelling import cancel
from tinhgon.registry.acts.correcting import correct
from tinhgon.registry.acts.enacting import Enactment, enact
from tinhgon.registry.acts.loading import load
from tinhgon.registry.acts.outlining import Drawn, outline

__all__ = ["Drawn", "Enactment", "cancel", "correct", "enact", "load", "outline"]

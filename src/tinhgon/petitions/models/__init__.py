"""The tables of petitions: what was written and what came of it, reception of citizens."""

from tinhgon.petitions.models.petition import Assessment, Execution, Letter, Petition, PetitionKey, Publication
from tinhgon.petitions.models.reception import Conclusion, ConclusionTask, ReceptionSession, Visit, Visitor

__all__ = [
    "Assessment",
    "Conclusion",
    "ConclusionTask",
    "Execution",
    "Letter",
    "Petition",
    "PetitionKey",
    "Publication",
    "ReceptionSession",
    "Visit",
    "Visitor",
]

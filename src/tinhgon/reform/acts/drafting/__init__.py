"""Writing drafts: beginning one, editing it, going back and forth, locking it. Every act says at what instant it is done."""

from tinhgon.reform.acts.drafting.beginning import begin, branch
from tinhgon.reform.acts.drafting.editing import edit, lay
from tinhgon.reform.acts.drafting.turning import lock, redo, renew, take_up, undo, unlock

__all__ = ["begin", "branch", "edit", "lay", "lock", "redo", "renew", "take_up", "undo", "unlock"]

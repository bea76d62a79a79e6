"""The only writers of reports' tables. Each act is one transaction and leaves one entry in the ledger."""

from tinhgon.reports.acts.packs import PackWish, open_pack, sign_pack, write_prose

__all__ = ["PackWish", "open_pack", "sign_pack", "write_prose"]

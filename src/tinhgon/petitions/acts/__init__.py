"""The only writers of the tables of petitions. Each act is one transaction and leaves its entry in the ledger."""

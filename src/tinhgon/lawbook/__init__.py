"""Sổ luật của địa phương: dòng luật do người quản trị xác nhận, đính chính, bổ sung, và các trường hợp được miễn áp dụng.

Rows of law that an administrator confirms, corrects or adds, each a dated act of the ledger with its source, laid over the books of
the house (`queries.books`); and waivers (miễn áp dụng): a rule, a subject, a reason, a document, a mandate, shown for ever.
"""

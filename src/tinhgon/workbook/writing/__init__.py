"""Ghi ra: a selection of books as a workbook, CSV, JSON or Parquet, which can be read in again."""

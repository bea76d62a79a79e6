"""Kết nối PostgreSQL: Django's own engine, which asks for the embedded server only when it first connects."""

"""The site's database engine, for tests."""

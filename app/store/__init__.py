"""Rows and queries, on SQLite and PostgreSQL from one body of code. Knows nothing of HTTP, models or coaching."""

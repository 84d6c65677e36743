"""SQLite: the only home of SQL.

`database.py` owns the threads and transactions, `steps/` the schema, and one module a noun holds
plain functions that take a transaction and return rows of `domain`. No files, no web, no Qt.
"""

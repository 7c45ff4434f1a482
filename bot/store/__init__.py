"""The store: a file of queries a noun, taking and returning model objects.

`Database` opens it and hands out connections; only `sqlite.py` knows that it is SQLite. Queries take the connection of the
transaction they belong to, so that whoever needs several of them to hold together says so by using one.
"""

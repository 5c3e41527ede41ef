"""Databases as older versions left them: each is brought to this version in a test, and nothing is lost.

``python -m tests.data.databases NAME`` fills an empty database with life by this version's own bot and
keeps its rows as ``YYYY-MM-DD-NAME.sql.gz``, and beside it, as ``….json``, what this version reads in them.
An issue that changes tables keeps one *before* its first migration. A kept file is never made anew; what a
later version means to read differently is changed in the ``.json`` by hand, and said in the commit.
"""

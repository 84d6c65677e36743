"""The tables that step 1 creates, a module a family; never changed after a release.

Times are UTC ms, durations ms, paths BLOBs (a name need not be UTF-8), dates text with the precision
that is known. Folded text (`*_key`, `*_sort`, FTS) is made by `domain.names`, so that questions and
index fold alike. Every foreign key is the first column of an index or of a primary key.
"""

"""A seat's store: the journal on SQLite and the caches made from it (event rows, clocks, search index).

May import `usecases`, `domain` and `base`, never Qt, `interop`, `jobs` or `reports`; only the entry points
import it. Sessions, connections and rows stay in here: what leaves are frozen values.
"""

"""What the room knows before an event comes in: categories, sources, limits and thresholds, grids, key words.

Frozen values and pure functions; imports the standard library and msgspec only. All of `domain`, the use
cases and everything above may import it; the shipped values themselves lie in `resources/catalog` and are
read by `commandroom.interop.catalogs`.
"""

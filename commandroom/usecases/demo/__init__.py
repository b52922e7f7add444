"""The storyteller: fills a practice room with months of a fictitious township, by real commands.

Imports the use cases and `domain`; reads no file: township and texts are handed in by the entry points.
"""

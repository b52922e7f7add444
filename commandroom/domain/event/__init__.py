"""The event's life, a module a stage: what may be asked, what is decided, and how it is folded, side by side.

Imports `domain` only; the use cases drive it. `lifecycle` gathers the verbs; `fold` is the only maker of events.
"""

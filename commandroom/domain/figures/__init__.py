"""The figures: what each event contributes to which of them, how they are reckoned, and what they are called.

May import `domain.event`, `domain.knowledge` and `domain.time`; knows no store. Contributions (`facts`) say nothing that
depends on a setting: categories that do not count, the calendar and the names are looked at when somebody asks.
"""

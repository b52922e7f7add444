"""Monthly assessment of offices, grids and staff: the rules of scoring as data, scores, and what a month's entries make.

May import `domain.figures`, `domain.journal`, `domain.people` and `domain.time`; knows no store and no clock.
"""

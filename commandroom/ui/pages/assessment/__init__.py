"""月度考核: scores of a month by unit, grid or person, their parts and the events behind them; frozen, corrected, appealed.

Holds the head with month, grouping and edition, the list of scores, the chosen one in full, and the appeals.
"""

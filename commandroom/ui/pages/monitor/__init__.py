"""运行监测: what the townships told the county of their days, and which days nobody told.

Holds the figures over the list, the list with its trend, and what is known of the chosen township. It changes nothing.
"""

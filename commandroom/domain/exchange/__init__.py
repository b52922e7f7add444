"""The exchange between stores, as rules: what is compared, asked for, given, proven. No clock, no network, no disk.

`docs/exchange.md` tells it as a whole; who performs the effects stands in `sync` (a seat) and `center` (hub, county).
"""

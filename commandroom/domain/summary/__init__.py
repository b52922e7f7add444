"""The daily summary: what a day's paper holds, which matters a leader must know, how it is worded, when it is due.

Pure. A paper is one frozen snapshot of figures and lists with its as-of time; its text is written by rules from that
snapshot (`resources/summary`). What people add to a paper (an edited paragraph, 已阅, a comment) stands beside it.
"""

"""定时任务: what the machine does by itself, how each run went, when the next comes, and doing one now.

Holds the figures over the list, the jobs, and the runs of the chosen one. It changes nothing but by a run.
"""

"""台账: returns, what stands on account, reports to the county and supervision sheets, of any days."""

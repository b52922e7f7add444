"""联合执法: the plan of a joint operation about an event, its one result, and the paper to sign."""

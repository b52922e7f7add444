"""The centre as an HTTP application: every route parses, asks the store in a thread, and answers in JSON."""

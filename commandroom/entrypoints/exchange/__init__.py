"""The exchange of one home, put together: the store's disk, the keys, the lines, the peers."""

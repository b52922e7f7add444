"""A seat's side of the exchange on its own file: sums, spans, proofs, keys, and with whom it exchanges."""

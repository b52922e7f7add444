"""Seeded simulations and kills: many small worlds that go wrong in known ways; the census says what happened in them."""

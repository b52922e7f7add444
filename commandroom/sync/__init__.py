"""A seat's side of the exchange towards the world: keys, lines, the driver of the core, packages. No Qt, no database."""

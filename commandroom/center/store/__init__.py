"""What a centre holds, on SQLite or PostgreSQL through the same statements of SQLAlchemy Core; every key begins with a place."""

"""Text of an agreement to frozen nodes, and back. Only `parser.py` knows Lark."""

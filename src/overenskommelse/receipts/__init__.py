"""Receipts read again, and reckoned again."""

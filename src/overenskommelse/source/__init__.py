"""Text and places in it. In: bytes of a file. Out: NFC text where every character has a place."""

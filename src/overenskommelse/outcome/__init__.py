"""What came out, as frozen data without any sentences: verdicts, reasons, splits, payments."""

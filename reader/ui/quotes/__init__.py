"""Who said it: the ledger, the strip, the checks and marks of quotes, and what is stored of a speaker."""

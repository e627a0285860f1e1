"""What a user asks of texts: `query` reads it into a `tree`, `holding` tells which texts hold it and where."""

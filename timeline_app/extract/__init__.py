"""From a file to its mentions: readers make articles, the pipeline finds the times and what is reported of them."""

"""The geometry of the timeline: from dates to pixels, without Qt, so that layout is tested without a window."""
